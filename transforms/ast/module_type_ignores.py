"""`ast.Module()` needs `type_ignores` since Python 3.8.

Python 3.8 to 3.12 do not compile a module without that field; 3.13 sets it to an empty
list. Older Pythons do not look at it.
"""

import ast

available = "3.6"
removed = "3.8"
reference = "library/ast#ast.Module"


def before(body):
    return ast.Module(body)


def after(body):
    return ast.Module(body, type_ignores=[])


examples = '''
@@ by keyword and by position
 import ast

 body = ast.parse("print(5)").body
-exec(compile(ast.Module(body=body), "a", "exec"))
-exec(compile(ast.Module(body), "a", "exec"))
+exec(compile(ast.Module(body=body, type_ignores=[]), "a", "exec"))
+exec(compile(ast.Module(body, type_ignores=[]), "a", "exec"))

@@ imported by name, under another
 from ast import Module as Whole, parse

 nodes = parse("print(5)").body
-exec(compile(Whole(nodes), "a", "exec"))
+exec(compile(Whole(nodes, type_ignores=[]), "a", "exec"))

@@ the field is there, or the parser makes the module
 import ast

 exec(compile(ast.parse("print(5)"), "a", "exec"))
 print(ast.Module(body=[], type_ignores=[]).body, type(ast.Module()).__name__)

@@ a class of one's own
 class Module:
     def __init__(self, body):
         self.body = body

 print(Module([5]).body)
'''
