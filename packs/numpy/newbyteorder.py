"""NumPy 2.0 removed `newbyteorder()` of arrays, and types keep it.

Where the code does not show which of the two it is, there is something to look at. Most of it is about types, so this runs only where it is selected.
"""

import numpy

reference = "https://numpy.org/doc/stable/numpy_2_0_migration_guide.html#ndarray-and-scalar-namespace"
opt_in = True


def before(array: numpy.ndarray, order=...):
    """Write `x.view(x.dtype.newbyteorder(order))` if it is an array."""
    return array.newbyteorder(order)


examples = '''
@@ an array or a type
 import numpy as np
!def native(x): return x.newbyteorder("=")

@@ a method of a class of one's own
 class Reader:
     def newbyteorder(self): ...
 Reader().newbyteorder()
'''
