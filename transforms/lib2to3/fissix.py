"""`lib2to3` was removed in Python 3.13.

The distribution `fissix` is a fork with the same modules and names. It also parses newer
syntax, such as `match` statements and assignment expressions, so that its trees and
messages may differ. It has the fixers of `lib2to3.fixes` as `fissix.fixes`; a name in a
string, such as `RefactoringTool(["lib2to3.fixes.fix_print"])`, must change too.

New code parses with `ast`, or with `libcst` or `parso` where comments are to be kept.
"""

import fissix.refactor
import lib2to3.refactor
from typing import Literal

deprecated = "3.9"
removed = "3.13"
reference = "whatsnew/3.13#lib2to3"
safety = "suggested"
requires = ["fissix"]
moves = {"lib2to3": "fissix"}


def before_fixers(fixer_pkg: Literal["lib2to3.fixes"]):
    return lib2to3.refactor.get_fixers_from_package(fixer_pkg)


def after_fixers(fixer_pkg):
    return fissix.refactor.get_fixers_from_package("fissix.fixes")


examples = r'''
@@ a parser
-from lib2to3 import pygram, pytree
-from lib2to3.pgen2 import driver
+from fissix import pygram, pytree
+from fissix.pgen2 import driver

 parser = driver.Driver(pygram.python_grammar_no_print_statement, convert=pytree.convert)
 print(parser.parse_string("x = 1\\n"))

@@ through the package
 import lib2to3.pytree
-import lib2to3.fixer_base as base
+import fissix as base

 class Fixer(base.BaseFix):
     PATTERN = "'x'"

     def transform(self, node, results):
         return lib2to3.pytree.Leaf(1, "y")

@@ the fixers
-from lib2to3 import refactor
+from fissix import refactor

 fixers = refactor.get_fixers_from_package("lib2to3.fixes")
 print(len(fixers) > 10)

@@ a vendored copy
 from package.vendor.lib2to3 import pytree

 print(pytree.Leaf)

@@ another answer where it is missing
 try:
     from lib2to3.pgen2 import token
 except ImportError:
     from fissix.pgen2 import token
'''
