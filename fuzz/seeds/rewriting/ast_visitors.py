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

class Literals(ast.NodeVisitor):
    def visit_Num(self, node):
        print("number", node.value)

    def visit_NameConstant(self, node):
        print("name", node.value)

    def visit_Name(self, node):
        print(node.id)

Literals().visit(ast.parse("a + 1 + True + 'b' + ..."))
