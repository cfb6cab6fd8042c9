"""The package `lib2to3.fixes` was removed in Python 3.13.

Fixers are found by the name of their package, which is a string. `fissix` has its own,
in `fissix.fixes`; those of `lib2to3` do not fit the trees that it makes.
"""

from typing import Literal

import fissix.main
import fissix.refactor

deprecated = "3.9"
removed = "3.13"
reference = "whatsnew/3.13#removed"
safety = "suggested"


def before(pkg_name: Literal["lib2to3.fixes"]):
    return fissix.refactor.get_fixers_from_package(pkg_name)


def after(pkg_name):
    return fissix.refactor.get_fixers_from_package("fissix.fixes")


def before_names(fixer_pkg: Literal["lib2to3.fixes"], remove_prefix=...):
    return fissix.refactor.get_all_fix_names(fixer_pkg, remove_prefix)


def after_names(fixer_pkg, remove_prefix=...):
    return fissix.refactor.get_all_fix_names("fissix.fixes", remove_prefix := remove_prefix)


def before_main(fixer_pkg: Literal["lib2to3.fixes"], args=...):
    return fissix.main.main(fixer_pkg, args)


def after_main(fixer_pkg, args=...):
    return fissix.main.main("fissix.fixes", args := args)


examples = '''
@@ after the module has moved
 from fissix.refactor import RefactoringTool, get_fixers_from_package

-print(RefactoringTool(get_fixers_from_package("lib2to3.fixes")))
+print(RefactoringTool(get_fixers_from_package("fissix.fixes")))

@@ by keyword, and the main function
 import sys
 from fissix import refactor
 from fissix.main import main

-print(refactor.get_all_fix_names(fixer_pkg="lib2to3.fixes", remove_prefix=False))
-sys.exit(main("lib2to3.fixes", sys.argv[1:]))
+print(refactor.get_all_fix_names("fissix.fixes", remove_prefix=False))
+sys.exit(main("fissix.fixes", sys.argv[1:]))

@@ fixers of one's own
 from fissix.refactor import get_fixers_from_package

 print(get_fixers_from_package("app.fixes"))

@@ a function of that name
 def get_fixers_from_package(name):
     return [name]

 print(get_fixers_from_package("lib2to3.fixes"))
'''
