"""`visit_Num()`, `visit_Str()` and so on are not called since Python 3.14.

`ast.NodeVisitor` called them for literals until Python 3.13, with a warning. From 3.14
on it calls `visit_Constant()` only, and a visitor with the old methods finds nothing,
without an error.
The new method calls the old ones as `NodeVisitor` did.
"""

import ast

deprecated = "3.8"
available = "3.8"
removed = "3.14"
reference = "whatsnew/3.14#ast"
safety = "suggested"


def before_bytes():
    class Visitor(ast.NodeVisitor):
        def visit_Bytes(self, node): ...


def after_bytes():
    class Visitor(ast.NodeVisitor):
        def visit_Bytes(self, node): ...

        def visit_Constant(self, node):
            if isinstance(node.value, (bool, type(None))):
                kind = "NameConstant"
            elif isinstance(node.value, (int, float, complex)):
                kind = "Num"
            else:
                kind = {str: "Str", bytes: "Bytes", type(...): "Ellipsis"}.get(type(node.value), "")
            return getattr(self, "visit_" + kind, self.generic_visit)(node)


def before_ellipsis():
    class Visitor(ast.NodeVisitor):
        def visit_Ellipsis(self, node): ...


def after_ellipsis():
    class Visitor(ast.NodeVisitor):
        def visit_Ellipsis(self, node): ...

        def visit_Constant(self, node):
            if isinstance(node.value, (bool, type(None))):
                kind = "NameConstant"
            elif isinstance(node.value, (int, float, complex)):
                kind = "Num"
            else:
                kind = {str: "Str", bytes: "Bytes", type(...): "Ellipsis"}.get(type(node.value), "")
            return getattr(self, "visit_" + kind, self.generic_visit)(node)


def before_nameconstant():
    class Visitor(ast.NodeVisitor):
        def visit_NameConstant(self, node): ...


def after_nameconstant():
    class Visitor(ast.NodeVisitor):
        def visit_NameConstant(self, node): ...

        def visit_Constant(self, node):
            if isinstance(node.value, (bool, type(None))):
                kind = "NameConstant"
            elif isinstance(node.value, (int, float, complex)):
                kind = "Num"
            else:
                kind = {str: "Str", bytes: "Bytes", type(...): "Ellipsis"}.get(type(node.value), "")
            return getattr(self, "visit_" + kind, self.generic_visit)(node)


def before_num():
    class Visitor(ast.NodeVisitor):
        def visit_Num(self, node): ...


def after_num():
    class Visitor(ast.NodeVisitor):
        def visit_Num(self, node): ...

        def visit_Constant(self, node):
            if isinstance(node.value, (bool, type(None))):
                kind = "NameConstant"
            elif isinstance(node.value, (int, float, complex)):
                kind = "Num"
            else:
                kind = {str: "Str", bytes: "Bytes", type(...): "Ellipsis"}.get(type(node.value), "")
            return getattr(self, "visit_" + kind, self.generic_visit)(node)


def before_str():
    class Visitor(ast.NodeVisitor):
        def visit_Str(self, node): ...


def after_str():
    class Visitor(ast.NodeVisitor):
        def visit_Str(self, node): ...

        def visit_Constant(self, node):
            if isinstance(node.value, (bool, type(None))):
                kind = "NameConstant"
            elif isinstance(node.value, (int, float, complex)):
                kind = "Num"
            else:
                kind = {str: "Str", bytes: "Bytes", type(...): "Ellipsis"}.get(type(node.value), "")
            return getattr(self, "visit_" + kind, self.generic_visit)(node)


def before_bytes_assigned(method):
    class Visitor(ast.NodeVisitor):
        visit_Bytes = method


def after_bytes_assigned(method):
    class Visitor(ast.NodeVisitor):
        visit_Bytes = method

        def visit_Constant(self, node):
            if isinstance(node.value, (bool, type(None))):
                kind = "NameConstant"
            elif isinstance(node.value, (int, float, complex)):
                kind = "Num"
            else:
                kind = {str: "Str", bytes: "Bytes", type(...): "Ellipsis"}.get(type(node.value), "")
            return getattr(self, "visit_" + kind, self.generic_visit)(node)


def before_ellipsis_assigned(method):
    class Visitor(ast.NodeVisitor):
        visit_Ellipsis = method


def after_ellipsis_assigned(method):
    class Visitor(ast.NodeVisitor):
        visit_Ellipsis = method

        def visit_Constant(self, node):
            if isinstance(node.value, (bool, type(None))):
                kind = "NameConstant"
            elif isinstance(node.value, (int, float, complex)):
                kind = "Num"
            else:
                kind = {str: "Str", bytes: "Bytes", type(...): "Ellipsis"}.get(type(node.value), "")
            return getattr(self, "visit_" + kind, self.generic_visit)(node)


def before_nameconstant_assigned(method):
    class Visitor(ast.NodeVisitor):
        visit_NameConstant = method


def after_nameconstant_assigned(method):
    class Visitor(ast.NodeVisitor):
        visit_NameConstant = method

        def visit_Constant(self, node):
            if isinstance(node.value, (bool, type(None))):
                kind = "NameConstant"
            elif isinstance(node.value, (int, float, complex)):
                kind = "Num"
            else:
                kind = {str: "Str", bytes: "Bytes", type(...): "Ellipsis"}.get(type(node.value), "")
            return getattr(self, "visit_" + kind, self.generic_visit)(node)


def before_num_assigned(method):
    class Visitor(ast.NodeVisitor):
        visit_Num = method


def after_num_assigned(method):
    class Visitor(ast.NodeVisitor):
        visit_Num = method

        def visit_Constant(self, node):
            if isinstance(node.value, (bool, type(None))):
                kind = "NameConstant"
            elif isinstance(node.value, (int, float, complex)):
                kind = "Num"
            else:
                kind = {str: "Str", bytes: "Bytes", type(...): "Ellipsis"}.get(type(node.value), "")
            return getattr(self, "visit_" + kind, self.generic_visit)(node)


def before_str_assigned(method):
    class Visitor(ast.NodeVisitor):
        visit_Str = method


def after_str_assigned(method):
    class Visitor(ast.NodeVisitor):
        visit_Str = method

        def visit_Constant(self, node):
            if isinstance(node.value, (bool, type(None))):
                kind = "NameConstant"
            elif isinstance(node.value, (int, float, complex)):
                kind = "Num"
            else:
                kind = {str: "Str", bytes: "Bytes", type(...): "Ellipsis"}.get(type(node.value), "")
            return getattr(self, "visit_" + kind, self.generic_visit)(node)


examples = '''
@@ a visitor
 import ast

 class Texts(ast.NodeVisitor):
     def visit_Str(self, node):
         print(node.value)
+
+    def visit_Constant(self, node):
+        if isinstance(node.value, (bool, type(None))):
+            kind = "NameConstant"
+        elif isinstance(node.value, (int, float, complex)):
+            kind = "Num"
+        else:
+            kind = {str: "Str", bytes: "Bytes", type(...): "Ellipsis"}.get(type(node.value), "")
+        return getattr(self, "visit_" + kind, self.generic_visit)(node)

 Texts().visit(ast.parse("'a'"))

@@ a transformer, under another name
 from ast import NodeTransformer as Changer, parse

 class Numbers(Changer):
     def visit_Num(self, node):
         return node
+
+    def visit_Constant(self, node):
+        if isinstance(node.value, (bool, type(None))):
+            kind = "NameConstant"
+        elif isinstance(node.value, (int, float, complex)):
+            kind = "Num"
+        else:
+            kind = {str: "Str", bytes: "Bytes", type(...): "Ellipsis"}.get(type(node.value), "")
+        return getattr(self, "visit_" + kind, self.generic_visit)(node)

 Numbers().visit(parse("5"))

@@ several of them
 import ast

 class Literals(ast.NodeVisitor):
     def visit_Num(self, node):
         print("number", node.value)

     def visit_NameConstant(self, node):
         print("name", node.value)

     def visit_Name(self, node):
         print(node.id)
+
+    def visit_Constant(self, node):
+        if isinstance(node.value, (bool, type(None))):
+            kind = "NameConstant"
+        elif isinstance(node.value, (int, float, complex)):
+            kind = "Num"
+        else:
+            kind = {str: "Str", bytes: "Bytes", type(...): "Ellipsis"}.get(type(node.value), "")
+        return getattr(self, "visit_" + kind, self.generic_visit)(node)

 Literals().visit(ast.parse("a + 1 + True + 'b' + ..."))

@@ methods that are assigned
 import ast

 def show(self, node):
     print(node.value)

 class Values(ast.NodeVisitor):
     visit_Num = visit_Bytes = show
+
+    def visit_Constant(self, node):
+        if isinstance(node.value, (bool, type(None))):
+            kind = "NameConstant"
+        elif isinstance(node.value, (int, float, complex)):
+            kind = "Num"
+        else:
+            kind = {str: "Str", bytes: "Bytes", type(...): "Ellipsis"}.get(type(node.value), "")
+        return getattr(self, "visit_" + kind, self.generic_visit)(node)

 class Names(ast.NodeVisitor):
     visit_NameConstant = show
+
+    def visit_Constant(self, node):
+        if isinstance(node.value, (bool, type(None))):
+            kind = "NameConstant"
+        elif isinstance(node.value, (int, float, complex)):
+            kind = "Num"
+        else:
+            kind = {str: "Str", bytes: "Bytes", type(...): "Ellipsis"}.get(type(node.value), "")
+        return getattr(self, "visit_" + kind, self.generic_visit)(node)

 Values().visit(ast.parse("5; b'a'; 'b'"))
 Names().visit(ast.parse("None; 5"))

@@ constants are visited, too
 import ast

 class Texts(ast.NodeVisitor):
     def visit_Str(self, node):
         print(node.value)

     def visit_Constant(self, node):
         if isinstance(node.value, str):
             self.visit_Str(node)

 Texts().visit(ast.parse("'a'"))

@@ a visitor of another tree
 class Visitor:
     def visit_Num(self, node):
         print(node)

 Visitor().visit_Num(5)
'''
