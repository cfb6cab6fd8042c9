"""`ast.Index` and `ast.ExtSlice` are deprecated since Python 3.9.

The parser no longer creates them: the slice of a subscript is the value itself, or a
`Tuple`. `Index(value)` returns the value, and `ExtSlice(dims)` a `Tuple`. They are
removed in Python 3.21.
"""

import ast

deprecated = "3.9"
available = "3.9"
reference = "whatsnew/3.9#ast"


def before_class():
    """The slice of a subscript is the value itself since Python 3.9: nothing is an instance of this class."""
    return ast.Index


def before(value, **positions):
    return ast.Index(value, **positions)


def after(value, **positions):
    return value


def before_slices(dims: list):
    return ast.ExtSlice(dims)


def after_slices(dims):
    return ast.Tuple(dims, ast.Load())


def before_slices_class():
    """Make a `Tuple` with the list of slices and `ast.Load()`, and ask for `Tuple`: nothing is an instance of this class since Python 3.9."""
    return ast.ExtSlice


examples = '''
@@ a subscript is made
 import ast

-node = ast.Subscript(ast.Name("a", ast.Load()), ast.Index(ast.Constant(5)), ast.Load())
-more = ast.ExtSlice([ast.Slice(), ast.Constant(1)])
+node = ast.Subscript(ast.Name("a", ast.Load()), ast.Constant(5), ast.Load())
+more = ast.Tuple([ast.Slice(), ast.Constant(1)], ast.Load())
 print(ast.unparse(node), len(more.elts))

@@ imported by name, with a keyword
-from ast import Constant, Index as Item, dump
+from ast import Constant, dump

-print(dump(Item(value=Constant(5))))
+print(dump(Constant(5)))

@@ asked for
 import ast

 def value(node):
!    return node.value if isinstance(node, ast.Index) else node

@@ a class of one's own
 class Index:
     def __init__(self, value):
         self.value = value

 print(Index(5).value)
'''
