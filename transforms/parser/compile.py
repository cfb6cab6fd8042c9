"""`parser` was removed in Python 3.10.

Python has another parser since 3.9, which makes no trees of the old kind.
`compile()` makes the same code of a text. For a tree, use `ast.parse()`.
"""

import parser

deprecated = "3.9"
available = "3.0"
removed = "3.10"
reference = "whatsnew/3.10#removed"
raises = {"parser.ParserError": "SyntaxError"}


def before(source, filename):
    return parser.expr(source).compile(filename)


def after(source, filename):
    return compile(source, filename, "eval")


def before_unnamed(source):
    return parser.expr(source).compile()


def after_unnamed(source):
    return compile(source, "<syntax-tree>", "eval")


def before_suite(source, filename):
    return parser.suite(source).compile(filename)


def after_suite(source, filename):
    return compile(source, filename, "exec")


def before_suite_unnamed(source):
    return parser.suite(source).compile()


def after_suite_unnamed(source):
    return compile(source, "<syntax-tree>", "exec")


def before_compilest(source):
    return parser.compilest(parser.expr(source))


def after_compilest(source):
    return compile(source, "<syntax-tree>", "eval")


def before_tree():
    """Use `ast.parse(source, mode="eval")` for a tree, and `compile()` for code."""
    return parser.expr


def before_suite_tree():
    """Use `ast.parse(source)` for a tree, and `compile()` for code."""
    return parser.suite


examples = r'''
@@ an expression
-import parser
-
-print(eval(parser.expr("1 + 2").compile()))
+print(eval(compile("1 + 2", "<syntax-tree>", "eval")))

@@ by name, with a file name
-from parser import expr as read
-
 x = 2
-print(eval(read(source="x * 2").compile("formula.py")))
+print(eval(compile("x * 2", "formula.py", "eval")))

@@ statements
-import parser
-
-exec(parser.suite("y = 3").compile("a.py"))
+exec(compile("y = 3", "a.py", "exec"))
-exec(parser.suite("y += 1\n").compile())
+exec(compile("y += 1\n", "<syntax-tree>", "exec"))
-print(y, eval(parser.compilest(parser.expr("y"))))
+print(y, eval(compile("y", "<syntax-tree>", "eval")))

@@ the handler changes with the call
-import parser
-
 try:
-    code = parser.expr("1").compile()
+    code = compile("1", "<syntax-tree>", "eval")
-except parser.ParserError:
+except SyntaxError:
     print("wrong")
 print(eval(code))

@@ a tree
 import parser

!print(parser.expr("1").totuple())

@@ another parser
 import argparse

 parser = argparse.ArgumentParser()
 print(parser.parse_args([]))

@@ a module of one's own
 from app import parser

 print(parser.expr("1").compile())
'''
