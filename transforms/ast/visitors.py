"""`visit_Num()`, `visit_Str()` and the like are not called any more.

`ast.NodeVisitor` called them for literals until Python 3.13, and warned of it.
From 3.14 on only `visit_Constant()` is called, and nothing tells of the others.
"""

deprecated = "3.8"
removed = "3.14"
reference = "whatsnew/3.14#ast"
native = "constant_visitors"
words = ["visit_Bytes", "visit_Ellipsis", "visit_NameConstant", "visit_Num", "visit_Str"]

examples = '''
@@ a visitor
 import ast

 class Texts(ast.NodeVisitor):
!    def visit_Str(self, node):
         print(node.value)

 Texts().visit(ast.parse("'a'"))

@@ a transformer, under another name
 from ast import NodeTransformer as Changer, parse

 class Numbers(Changer):
!    def visit_Num(self, node):
         return node

 Numbers().visit(parse("5"))

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
