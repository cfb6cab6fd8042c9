"""`lib2to3` was removed in Python 3.13.

The distribution `fissix` is a fork with the same modules and names. It also parses newer
syntax, such as `match` statements and assignment expressions, so that its trees and
messages may differ. It has the fixers of `lib2to3.fixes` as `fissix.fixes`. Names in
strings, such as `RefactoringTool(["lib2to3.fixes.fix_print"])`, change with the imports
of a file; check those of other files.

New code parses with `ast`, or with `libcst` or `parso` where comments are to be kept.
"""

deprecated = "3.9"
removed = "3.13"
reference = "whatsnew/3.13#removed"
safety = "suggested"
requires = ["fissix"]
moves = {
    "lib2to3.btm_matcher.*": "fissix.btm_matcher.*",
    "lib2to3.btm_utils.*": "fissix.btm_utils.*",
    "lib2to3.fixer_base.*": "fissix.fixer_base.*",
    "lib2to3.fixer_util.*": "fissix.fixer_util.*",
    "lib2to3.fixes.*": "fissix.fixes.*",
    "lib2to3.main.*": "fissix.main.*",
    "lib2to3.patcomp.*": "fissix.patcomp.*",
    "lib2to3.pgen2.conv.*": "fissix.pgen2.conv.*",
    "lib2to3.pgen2.driver.*": "fissix.pgen2.driver.*",
    "lib2to3.pgen2.grammar.*": "fissix.pgen2.grammar.*",
    "lib2to3.pgen2.literals.*": "fissix.pgen2.literals.*",
    "lib2to3.pgen2.parse.*": "fissix.pgen2.parse.*",
    "lib2to3.pgen2.pgen.*": "fissix.pgen2.pgen.*",
    "lib2to3.pgen2.token.*": "fissix.pgen2.token.*",
    "lib2to3.pgen2.tokenize.*": "fissix.pgen2.tokenize.*",
    "lib2to3.pgen2.*": "fissix.pgen2.*",
    "lib2to3.pygram.*": "fissix.pygram.*",
    "lib2to3.pytree.*": "fissix.pytree.*",
    "lib2to3.refactor.*": "fissix.refactor.*",
}

examples = r'''
@@ a parser
-from lib2to3 import pygram, pytree
-from lib2to3.pgen2 import driver
+from fissix import pytree
+from fissix import pygram
+from fissix.pgen2 import driver

 parser = driver.Driver(pygram.python_grammar_no_print_statement, convert=pytree.convert)
 print(parser.parse_string("x = 1\n"))

@@ modules by their whole names, and under another
-import lib2to3.pytree
-import lib2to3.fixer_base as base
+import fissix.pytree
+import fissix.fixer_base as base

 class Fixer(base.BaseFix):
     PATTERN = "'x'"

     def transform(self, node, results):
-        return lib2to3.pytree.Leaf(1, "y")
+        return fissix.pytree.Leaf(1, "y")

@@ names of modules
-from lib2to3.pgen2.token import NAME, OP as operator
-from lib2to3.refactor import RefactoringTool
+from fissix.pgen2.token import NAME, OP as operator
+from fissix.refactor import RefactoringTool

 print(NAME, operator, RefactoringTool([]))

@@ names of fixers in a list
-from lib2to3.refactor import RefactoringTool
+from fissix.refactor import RefactoringTool

-FIXERS = ["lib2to3.fixes.fix_dict", 'lib2to3.fixes.fix_print', "app.fixes.fix_x"]
+FIXERS = ["fissix.fixes.fix_dict", 'fissix.fixes.fix_print', "app.fixes.fix_x"]
 print("lib2to3.fixes.fix_dict" in FIXERS, "lib2to3.fixes.fix_dict".count("."))

-print(RefactoringTool({"lib2to3.fixes.fix_has_key"}).explicit)
+print(RefactoringTool({"fissix.fixes.fix_has_key"}).explicit)

@@ names in a file that does not use the package
 MODULES = ["lib2to3.fixes.fix_dict", "lib2to3.pgen2"]
 print(MODULES)

@@ a vendored copy
 from package.vendor.lib2to3 import pytree

 print(pytree.Leaf)

@@ another answer where it is missing
 try:
     from lib2to3.pgen2 import token
 except ImportError:
     from fissix.pgen2 import token
'''
