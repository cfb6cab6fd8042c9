from fissix.refactor import RefactoringTool, get_fixers_from_package

print(RefactoringTool(get_fixers_from_package("lib2to3.fixes")))
import sys
from fissix import refactor
from fissix.main import main

print(refactor.get_all_fix_names(fixer_pkg="lib2to3.fixes", remove_prefix=False))
sys.exit(main("lib2to3.fixes", sys.argv[1:]))
from fissix.refactor import get_fixers_from_package

print(get_fixers_from_package("app.fixes"))
