import ast

class Texts(ast.NodeVisitor):
    def visit_Str(self, node):
        print(node.value)

Texts().visit(ast.parse("'a'"))
from ast import NodeTransformer as Changer, parse

class Numbers(Changer):
    def visit_Num(self, node):
        return node

Numbers().visit(parse("5"))
import ast

class Texts(ast.NodeVisitor):
    def visit_Str(self, node):
        print(node.value)

    def visit_Constant(self, node):
        if isinstance(node.value, str):
            self.visit_Str(node)

Texts().visit(ast.parse("'a'"))
