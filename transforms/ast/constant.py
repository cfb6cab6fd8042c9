"""`ast.Num`, `Str`, `Bytes`, `NameConstant` were removed in Python 3.14.

Since Python 3.8 the parser creates `Constant` for all literals, and so do calls of the
old classes, `ast.Ellipsis` among them. Python 3.12 warns of them, and 3.14 removed them
together with the attributes `n` and `s`.
An `isinstance()` test for an old class becomes a test of the constant's value.
"""

import ast

deprecated = "3.8"
available = "3.8"
removed = "3.14"
reference = "whatsnew/3.14#ast"
together = "function"


def before_num_class():
    """Ask for `ast.Constant`, and for the type of its `value`: `int`, `float` or `complex`."""
    return ast.Num


def before_str_class():
    """Ask for `ast.Constant`, and whether its `value` is a `str`."""
    return ast.Str


def before_bytes_class():
    """Ask for `ast.Constant`, and whether its `value` is of type `bytes`."""
    return ast.Bytes


def before_name_class():
    """Ask for `ast.Constant`, and whether its `value` is `None`, `True` or `False`."""
    return ast.NameConstant


def before_ellipsis_class():
    """Ask for `ast.Constant`, and whether its `value` is `...`."""
    return ast.Ellipsis


def before(n, **fields):
    return ast.Num(n, **fields)


def after(n, **fields):
    return ast.Constant(n, **fields)


def before_str(s, **fields):
    return ast.Str(s, **fields)


def after_str(s, **fields):
    return ast.Constant(s, **fields)


def before_bytes(s, **fields):
    return ast.Bytes(s, **fields)


def after_bytes(s, **fields):
    return ast.Constant(s, **fields)


def before_name(value, kind=..., **fields):
    return ast.NameConstant(value, kind, **fields)


def after_name(value, kind=..., **fields):
    return ast.Constant(value, kind, **fields)


def before_ellipsis(**fields):
    return ast.Ellipsis(**fields)


def after_ellipsis(**fields):
    return ast.Constant(..., **fields)


def before_is_num(node):
    return isinstance(node, ast.Num)


def after_is_num(node):
    return isinstance(node, ast.Constant) and isinstance(node.value, (int, float, complex)) and not isinstance(node.value, bool)


def before_is_str(node):
    return isinstance(node, ast.Str)


def after_is_str(node):
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def before_is_bytes(node):
    return isinstance(node, ast.Bytes)


def after_is_bytes(node):
    return isinstance(node, ast.Constant) and isinstance(node.value, bytes)


def before_is_name(node):
    return isinstance(node, ast.NameConstant)


def after_is_name(node):
    return isinstance(node, ast.Constant) and (node.value is None or isinstance(node.value, bool))


def before_is_ellipsis(node):
    return isinstance(node, ast.Ellipsis)


def after_is_ellipsis(node):
    return isinstance(node, ast.Constant) and node.value is ...


def before_is_str_bytes(node):
    return isinstance(node, (ast.Str, ast.Bytes))


def after_is_str_bytes(node):
    return isinstance(node, ast.Constant) and isinstance(node.value, (str, bytes))


def before_is_bytes_str(node):
    return isinstance(node, (ast.Bytes, ast.Str))


def after_is_bytes_str(node):
    return isinstance(node, ast.Constant) and isinstance(node.value, (bytes, str))


def before_is_num_str(node):
    return isinstance(node, (ast.Num, ast.Str))


def after_is_num_str(node):
    return isinstance(node, ast.Constant) and isinstance(node.value, (int, float, complex, str)) and not isinstance(node.value, bool)


def before_is_str_num(node):
    return isinstance(node, (ast.Str, ast.Num))


def after_is_str_num(node):
    return isinstance(node, ast.Constant) and isinstance(node.value, (str, int, float, complex)) and not isinstance(node.value, bool)


def before_is_num_str_bytes(node):
    return isinstance(node, (ast.Num, ast.Str, ast.Bytes))


def after_is_num_str_bytes(node):
    return isinstance(node, ast.Constant) and isinstance(node.value, (int, float, complex, str, bytes)) and not isinstance(node.value, bool)


def before_is_str_num_name(node):
    return isinstance(node, (ast.Str, ast.Num, ast.NameConstant))


def after_is_str_num_name(node):
    return isinstance(node, ast.Constant) and (node.value is None or isinstance(node.value, (str, int, float, complex)))


def before_is_num_str_name(node):
    return isinstance(node, (ast.Num, ast.Str, ast.NameConstant))


def after_is_num_str_name(node):
    return isinstance(node, ast.Constant) and (node.value is None or isinstance(node.value, (int, float, complex, str)))


def before_is_num_name(node):
    return isinstance(node, (ast.Num, ast.NameConstant))


def after_is_num_name(node):
    return isinstance(node, ast.Constant) and (node.value is None or isinstance(node.value, (int, float, complex)))


def before_is_str_name(node):
    return isinstance(node, (ast.Str, ast.NameConstant))


def after_is_str_name(node):
    return isinstance(node, ast.Constant) and (node.value is None or isinstance(node.value, (str, bool)))


def before_is_constant_str(node):
    return isinstance(node, (ast.Constant, ast.Str))


def after_is_constant_str(node):
    return isinstance(node, ast.Constant)


def before_is_str_constant(node):
    return isinstance(node, (ast.Str, ast.Constant))


def after_is_str_constant(node):
    return isinstance(node, ast.Constant)


def before_is_constant_num(node):
    return isinstance(node, (ast.Constant, ast.Num))


def after_is_constant_num(node):
    return isinstance(node, ast.Constant)


def before_is_num_constant(node):
    return isinstance(node, (ast.Num, ast.Constant))


def after_is_num_constant(node):
    return isinstance(node, ast.Constant)


def before_is_constant_bytes(node):
    return isinstance(node, (ast.Constant, ast.Bytes))


def after_is_constant_bytes(node):
    return isinstance(node, ast.Constant)


def before_is_bytes_constant(node):
    return isinstance(node, (ast.Bytes, ast.Constant))


def after_is_bytes_constant(node):
    return isinstance(node, ast.Constant)


def before_is_constant_nameconstant(node):
    return isinstance(node, (ast.Constant, ast.NameConstant))


def after_is_constant_nameconstant(node):
    return isinstance(node, ast.Constant)


def before_is_nameconstant_constant(node):
    return isinstance(node, (ast.NameConstant, ast.Constant))


def after_is_nameconstant_constant(node):
    return isinstance(node, ast.Constant)


def before_is_constant_ellipsis(node):
    return isinstance(node, (ast.Constant, ast.Ellipsis))


def after_is_constant_ellipsis(node):
    return isinstance(node, ast.Constant)


def before_is_ellipsis_constant(node):
    return isinstance(node, (ast.Ellipsis, ast.Constant))


def after_is_ellipsis_constant(node):
    return isinstance(node, ast.Constant)


def before_is_str_name_or(node):
    return isinstance(node, (ast.Str, ast.Name))


def after_is_str_name_or(node):
    return isinstance(node, ast.Name) or isinstance(node, ast.Constant) and isinstance(node.value, str)


def before_is_name_str_or(node):
    return isinstance(node, (ast.Name, ast.Str))


def after_is_name_str_or(node):
    return isinstance(node, ast.Name) or isinstance(node, ast.Constant) and isinstance(node.value, str)


def before_is_str_joinedstr_or(node):
    return isinstance(node, (ast.Str, ast.JoinedStr))


def after_is_str_joinedstr_or(node):
    return isinstance(node, ast.JoinedStr) or isinstance(node, ast.Constant) and isinstance(node.value, str)


def before_is_joinedstr_str_or(node):
    return isinstance(node, (ast.JoinedStr, ast.Str))


def after_is_joinedstr_str_or(node):
    return isinstance(node, ast.JoinedStr) or isinstance(node, ast.Constant) and isinstance(node.value, str)


def before_is_str_attribute_or(node):
    return isinstance(node, (ast.Str, ast.Attribute))


def after_is_str_attribute_or(node):
    return isinstance(node, ast.Attribute) or isinstance(node, ast.Constant) and isinstance(node.value, str)


def before_is_attribute_str_or(node):
    return isinstance(node, (ast.Attribute, ast.Str))


def after_is_attribute_str_or(node):
    return isinstance(node, ast.Attribute) or isinstance(node, ast.Constant) and isinstance(node.value, str)


def before_is_num_name_or(node):
    return isinstance(node, (ast.Num, ast.Name))


def after_is_num_name_or(node):
    return isinstance(node, ast.Name) or isinstance(node, ast.Constant) and isinstance(node.value, (int, float, complex)) and not isinstance(node.value, bool)


def before_is_name_num_or(node):
    return isinstance(node, (ast.Name, ast.Num))


def after_is_name_num_or(node):
    return isinstance(node, ast.Name) or isinstance(node, ast.Constant) and isinstance(node.value, (int, float, complex)) and not isinstance(node.value, bool)


def before_is_num_unaryop_or(node):
    return isinstance(node, (ast.Num, ast.UnaryOp))


def after_is_num_unaryop_or(node):
    return isinstance(node, ast.UnaryOp) or isinstance(node, ast.Constant) and isinstance(node.value, (int, float, complex)) and not isinstance(node.value, bool)


def before_is_unaryop_num_or(node):
    return isinstance(node, (ast.UnaryOp, ast.Num))


def after_is_unaryop_num_or(node):
    return isinstance(node, ast.UnaryOp) or isinstance(node, ast.Constant) and isinstance(node.value, (int, float, complex)) and not isinstance(node.value, bool)


def before_is_nameconstant_name_or(node):
    return isinstance(node, (ast.NameConstant, ast.Name))


def after_is_nameconstant_name_or(node):
    return isinstance(node, ast.Name) or isinstance(node, ast.Constant) and (node.value is None or isinstance(node.value, bool))


def before_is_name_nameconstant_or(node):
    return isinstance(node, (ast.Name, ast.NameConstant))


def after_is_name_nameconstant_or(node):
    return isinstance(node, ast.Name) or isinstance(node, ast.Constant) and (node.value is None or isinstance(node.value, bool))


def before_n(node: ast.Num | ast.Constant):
    return node.n


def after_n(node):
    return node.value


def before_s(node: ast.Str | ast.Bytes | ast.Constant):
    return node.s


def after_s(node):
    return node.value


examples = '''
@@ constants are made
 import ast

-print(ast.dump(ast.Num(5)), ast.dump(ast.Str(s="a")), ast.dump(ast.Bytes(b"a")))
-print(ast.dump(ast.NameConstant(None)), ast.dump(ast.Ellipsis()))
-print(ast.Num(n=5, lineno=1, col_offset=0).lineno)
+print(ast.dump(ast.Constant(5)), ast.dump(ast.Constant("a")), ast.dump(ast.Constant(b"a")))
+print(ast.dump(ast.Constant(None)), ast.dump(ast.Constant(...)))
+print(ast.Constant(5, lineno=1, col_offset=0).lineno)

@@ imported by name, and under another
 import ast as syntax
-from ast import Num, Str as Text, parse
+from ast import Constant as Text, parse

-print(syntax.dump(Num(5)), syntax.dump(Text("a")), parse("").body)
+print(syntax.dump(syntax.Constant(5)), syntax.dump(Text("a")), parse("").body)

@@ constants are asked for
 import ast

 def kind(node):
-    if isinstance(node, ast.Num):
+    if isinstance(node, ast.Constant) and isinstance(node.value, (int, float, complex)) and not isinstance(node.value, bool):
         return "number"
-    if isinstance(node, ast.Str) or isinstance(node, ast.Bytes):
+    if isinstance(node, ast.Constant) and isinstance(node.value, str) or isinstance(node, ast.Constant) and isinstance(node.value, bytes):
         return "text"
-    if not isinstance(node, ast.NameConstant):
-        return "dots" if isinstance(node, ast.Ellipsis) else "other"
+    if not (isinstance(node, ast.Constant) and (node.value is None or isinstance(node.value, bool))):
+        return "dots" if isinstance(node, ast.Constant) and node.value is ... else "other"
     return "name"

 for text in ("5", "'a'", "b'a'", "True", "None", "...", "x"):
     print(kind(ast.parse(text).body[0].value))

@@ what is in them
 import ast

 def text(node: ast.Constant):
-    print(node.n)
+    print(node.value)


 text(ast.Constant(5))

@@ what is computed is computed once
 import ast

 expression = ast.parse("5").body[0]
-print(isinstance(getattr(expression, "value"), ast.Str))
+print(isinstance((node := getattr(expression, "value")), ast.Constant) and isinstance(node.value, str))

@@ several classes at once
 import ast

 node = ast.parse("5").body[0].value
-print(isinstance(node, (ast.Str, ast.Name)))
-print(not isinstance(node, (ast.Name, ast.Num)))
+print(isinstance(node, ast.Name) or isinstance(node, ast.Constant) and isinstance(node.value, str))
+print(not (isinstance(node, ast.Name) or isinstance(node, ast.Constant) and isinstance(node.value, (int, float, complex)) and not isinstance(node.value, bool)))

@@ too many classes
 import ast

 node = ast.parse("5").body[0].value
!print(isinstance(node, (ast.Str, ast.Name, ast.List, ast.Tuple)))

@@ classes of one's own
 class Num:
     def __init__(self, n):
         self.n = n

 print(Num(5).n, isinstance(Num(5), Num))

@@ for an older Python only
 import ast
 import sys

 if sys.version_info < (3, 8):
     kinds = (ast.Num, ast.Str)
 else:
     kinds = (ast.Constant,)
 print(kinds)

@@ the constant already
 import ast

 node = ast.parse("5").body[0].value
 print(isinstance(node, ast.Constant) and isinstance(node.value, int))

@@ what a visitor is given, and what only has the name
 import ast

 class Names(ast.NodeVisitor):
     def visit_Constant(self, node):
         self.visit_Str(node)

     def visit_Str(self, node):
-        print(node.s)
+        print(node.value)

 def short(options):
!    return options.s

 Names().visit(ast.parse("'a'"))

@@ a test that only a person can change holds what relies on it
 import ast
 from typing import cast

 def texts(node):
!    if isinstance(node, (ast.Str, ast.Name)):
!        return node.s
!    if type(node) is ast.Str:
!        return node.s

 def number(node):
!    return cast(ast.Num, node).n

!def first(call) -> ast.Str:
     return call.args[0]

 def text(call):
!    return first(call).s

 print(texts(None))

@@ a value of which the test does not tell holds the test
 import ast

 def joined(tree):
!    if all(isinstance(item, ast.Str) for item in tree.elts):
!        return "".join(item.s for item in tree.elts)

 def parts(tree):
-    return [item.s for item in tree.elts if isinstance(item, ast.Str)]
+    return [item.value for item in tree.elts if isinstance(item, ast.Constant) and isinstance(item.value, str)]

 print(parts(ast.parse("('a', 5)").body[0].value))

@@ several of the classes in one test
 import ast

 def kind(node):
-    if isinstance(node, (ast.Str, ast.Bytes)):
-        return node.s
-    if isinstance(node, (ast.Num, ast.Str, ast.NameConstant)):
+    if isinstance(node, ast.Constant) and isinstance(node.value, (str, bytes)):
+        return node.value
+    if isinstance(node, ast.Constant) and (node.value is None or isinstance(node.value, (int, float, complex, str))):
         return "a number or a name"
-    return "a constant" if isinstance(node, (ast.Constant, ast.Num)) else "other"
+    return "a constant" if isinstance(node, ast.Constant) else "other"

 for text in ("5", "'a'", "b'a'", "True", "None", "...", "x"):
     print(kind(ast.parse(text).body[0].value))

@@ a class of one's own in a test
 class Text:
     s = "a"

 def show(node):
     return node.s if isinstance(node, Text) else None

 print(show(Text()))
'''
