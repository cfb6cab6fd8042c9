"""`ast.Tuple.dims` is deprecated since Python 3.9.

It is another name of `elts`, for code that was written for `ast.ExtSlice`, and is
removed in Python 3.21.
"""

deprecated = "3.9"
available = "3.9"
reference = "whatsnew/3.9#ast"
identical = True
moves = {"ast.Tuple.dims": "ast.Tuple.elts"}

examples = '''
@@ an annotated parameter
 import ast

 def count(node: ast.Tuple) -> int:
-    return len(node.dims)
+    return len(node.elts)

 print(count(ast.Tuple([], ast.Load())))

@@ behind a test, the class under another name
 from ast import Tuple as Several, parse

 node = parse("a, b").body[0].value
 if isinstance(node, Several):
-    print(len(node.dims))
+    print(len(node.elts))

@@ a class of one's own
 class Box:
     dims = 3, 4

 print(Box().dims)
'''
