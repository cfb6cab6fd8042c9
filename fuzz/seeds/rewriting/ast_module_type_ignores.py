import ast

body = ast.parse("print(5)").body
exec(compile(ast.Module(body=body), "a", "exec"))
exec(compile(ast.Module(body), "a", "exec"))
from ast import Module as Whole, parse

nodes = parse("print(5)").body
exec(compile(Whole(nodes), "a", "exec"))
import ast

exec(compile(ast.parse("print(5)"), "a", "exec"))
print(ast.Module(body=[], type_ignores=[]).body, type(ast.Module()).__name__)
