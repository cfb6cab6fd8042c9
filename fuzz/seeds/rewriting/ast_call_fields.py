import ast

print(ast.unparse(ast.Call(func=ast.Name("a", ast.Load()), args=[], keywords=[], starargs=None, kwargs=None)))
from ast import Call, Load, Name, unparse

print(unparse(Call(Name("a", Load()), [], [], starargs=None, kwargs=None)))
import ast

print(ast.unparse(ast.Call(func=ast.Name("a", ast.Load()), args=[], keywords=[])))
