"""`starargs` and `kwargs` of `ast.Call` are refused since Python 3.15.

They are no fields since Python 3.5: arguments with one star are in `args`, those with
two in `keywords`. Unknown fields became attributes that nothing looks at; Python 3.13
warns of them, and 3.15 raises `TypeError`.
"""

import ast
from typing import Literal

deprecated = "3.13"
available = "3.5"
removed = "3.15"
reference = "whatsnew/3.15#ast"


def before(starargs: Literal[None], kwargs: Literal[None], **fields):
    return ast.Call(starargs=starargs, kwargs=kwargs, **fields)


def after(starargs, kwargs, **fields):
    return ast.Call(**fields)


def before_positional(func, args, keywords, starargs: Literal[None], kwargs: Literal[None], **positions):
    return ast.Call(func, args, keywords, starargs=starargs, kwargs=kwargs, **positions)


def after_positional(func, args, keywords, starargs, kwargs, **positions):
    return ast.Call(func, args, keywords, **positions)


examples = '''
@@ no arguments with stars
 import ast

-print(ast.unparse(ast.Call(func=ast.Name("a", ast.Load()), args=[], keywords=[], starargs=None, kwargs=None)))
+print(ast.unparse(ast.Call(func=ast.Name("a", ast.Load()), args=[], keywords=[])))

@@ by position, imported by name
 from ast import Call, Load, Name, unparse

-print(unparse(Call(Name("a", Load()), [], [], starargs=None, kwargs=None)))
+print(unparse(Call(Name("a", Load()), [], [])))

@@ the fields there are
 import ast

 print(ast.unparse(ast.Call(func=ast.Name("a", ast.Load()), args=[], keywords=[])))

@@ a class of one's own
 def Call(func, starargs, kwargs):
     return func

 print(Call("a", starargs=None, kwargs=None))
'''
