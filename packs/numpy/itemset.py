"""NumPy 2.0 removed `itemset()` of arrays.

An assignment does the same. An index that is one number counts the items of the flat array.
"""

import numpy

reference = "https://numpy.org/doc/stable/numpy_2_0_migration_guide.html#ndarray-and-scalar-namespace"
safety = "suggested"


def before(array: numpy.ndarray, row, column, value):
    array.itemset((row, column), value)


def after(array: numpy.ndarray, row, column, value):
    array[row, column] = value


def before_pair(array: numpy.ndarray, row, column, value):
    array.itemset(row, column, value)


def after_pair(array: numpy.ndarray, row, column, value):
    array[row, column] = value


def before_triple(array: numpy.ndarray, first, second, third, value):
    array.itemset((first, second, third), value)


def after_triple(array: numpy.ndarray, first, second, third, value):
    array[first, second, third] = value


def before_flat(array: numpy.ndarray, index: int, value):
    array.itemset(index, value)


def after_flat(array: numpy.ndarray, index: int, value):
    array.flat[index] = value


def before_other(array: numpy.ndarray, *args):
    """Assign to `x[index]` if the index is a tuple, to `x.flat[index]` if it is a number, and to `x[...]` without one."""
    array.itemset(*args)


examples = '''
@@ an index
 import numpy as np
 def fill(x: np.ndarray, i, j):
-    x.itemset((i, j), 3)
-    x.itemset(i, j, 4)
-    x.itemset(7, 5)
-    x.itemset((0, 1, 2), 6)
+    x[i, j] = 3
+    x[i, j] = 4
+    x.flat[7] = 5
+    x[0, 1, 2] = 6

@@ a method of that name
 import numpy as np
 class Table:
     def itemset(self, index, value): ...
 Table().itemset((1, 2), np.pi)
'''
