import ast

print(ast.dump(ast.Num(5)), ast.dump(ast.Str(s="a")), ast.dump(ast.Bytes(b"a")))
print(ast.dump(ast.NameConstant(None)), ast.dump(ast.Ellipsis()))
print(ast.Num(n=5, lineno=1, col_offset=0).lineno)
import ast as syntax
from ast import Num, Str as Text, parse

print(syntax.dump(Num(5)), syntax.dump(Text("a")), parse("").body)
import ast

def kind(node):
    if isinstance(node, ast.Num):
        return "number"
    if isinstance(node, ast.Str) or isinstance(node, ast.Bytes):
        return "text"
    if not isinstance(node, ast.NameConstant):
        return "dots" if isinstance(node, ast.Ellipsis) else "other"
    return "name"

for text in ("5", "'a'", "b'a'", "True", "None", "...", "x"):
    print(kind(ast.parse(text).body[0].value))
