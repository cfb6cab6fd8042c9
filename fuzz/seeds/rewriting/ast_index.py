import ast

node = ast.Subscript(ast.Name("a", ast.Load()), ast.Index(ast.Constant(5)), ast.Load())
more = ast.ExtSlice([ast.Slice(), ast.Constant(1)])
print(ast.unparse(node), len(more.elts))
from ast import Constant, Index as Item, dump

print(dump(Item(value=Constant(5))))
import ast

def value(node):
    return node.value if isinstance(node, ast.Index) else node
