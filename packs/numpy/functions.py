"""NumPy 2.0 removed second names of functions.

The old functions called the new ones, with the same arguments.
`row_stack()` is deprecated only.
"""

import ast

import numpy

reference = "https://numpy.org/doc/stable/numpy_2_0_migration_guide.html#main-namespace"
safety = "safe"
moves = {
    "numpy.alltrue": "numpy.all",
    "numpy.cumproduct": "numpy.cumprod",
    "numpy.product": "numpy.prod",
    "numpy.round_": "numpy.round",
    "numpy.row_stack": "numpy.vstack",
    "numpy.safe_eval": "ast.literal_eval",
    "numpy.sometrue": "numpy.any",
}

examples = '''
@@ through the module
 import numpy as np
-size = np.product(shape, axis=0)
-ok = np.alltrue(table) or np.sometrue(table, axis=1).all()
-print(np.round_(np.row_stack([a, b]), 2))
+size = np.prod(shape, axis=0)
+ok = np.all(table) or np.any(table, axis=1).all()
+print(np.round(np.vstack([a, b]), 2))

@@ by name, where a builtin has the new one
-from numpy import product, round_, sometrue
+from numpy import prod, round as round_, any as sometrue
 values = [1.25, 2.5]
-print(any(values), sometrue(values), round(1.5), round_(values, 1), product(values))
+print(any(values), sometrue(values), round(1.5), round_(values, 1), prod(values))

@@ an expression that is evaluated
+import ast
-import numpy as np
-print(np.safe_eval("[1, 2]"))
+print(ast.literal_eval("[1, 2]"))

@@ masked arrays and other libraries keep them
 import numpy as np
 import numpy.ma as ma
 import dask.array as da
 print(np.ma.round_(x), ma.product(x), ma.sometrue(x), ma.row_stack([x]), da.round_(x))

@@ the module of the standard library
 from itertools import product
 import numpy as np
 print(list(product([1], [2])), np.prod([1]))

@@ a function of that name as a fallback
 import numpy as np
 stack = np.vstack if hasattr(np, "vstack") else np.row_stack
'''
