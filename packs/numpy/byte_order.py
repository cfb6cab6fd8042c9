"""NumPy 2.0 removed `newbyteorder()` of arrays.

A view with the type that `dtype.newbyteorder()` gives is the same array. Types keep the method; `newbyteorder` reports what may be one or the other.
"""

import numpy

reference = "https://numpy.org/doc/stable/numpy_2_0_migration_guide.html#ndarray-and-scalar-namespace"
safety = "suggested"


def before(array: numpy.ndarray, order=...):
    return array.byteswap().newbyteorder(order)


def after(array: numpy.ndarray, order=...):
    return array.byteswap().view(array.dtype.newbyteorder(order))


def before_in_place(array: numpy.ndarray, inplace, order=...):
    return array.byteswap(inplace).newbyteorder(order)


def after_in_place(array: numpy.ndarray, inplace, order=...):
    return array.byteswap(inplace).view(array.dtype.newbyteorder(order))


examples = '''
@@ an array whose bytes are swapped
 import numpy as np
-native = big.byteswap().newbyteorder()
-little = big.byteswap().newbyteorder("<")
+native = big.byteswap().view(big.dtype.newbyteorder())
+little = big.byteswap().view(big.dtype.newbyteorder("<"))

@@ types, which keep the method
 import numpy as np
 print(np.dtype("f4").newbyteorder(), x.dtype.newbyteorder("="), kind.newbyteorder(">"))

@@ a method of that name
 class Reader:
     def newbyteorder(self): ...
 Reader().newbyteorder()
 print(big.byteswap(), big.dtype)
'''
