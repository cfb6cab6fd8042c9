"""NumPy 2.0 removed `ptp()` of arrays.

`itemset` and `byte_order` are about two more.
`numpy.ptp(x)` is right for arrays; masked arrays and matrices keep the method, and the function gives them other results.
"""

import numpy

reference = "https://numpy.org/doc/stable/numpy_2_0_migration_guide.html#ndarray-and-scalar-namespace"


def before(array: numpy.ndarray, *args, **kwargs):
    """Write `numpy.ptp(x, axis)` for an array. Masked arrays and matrices keep the method."""
    return array.ptp(*args, **kwargs)


examples = '''
@@ arrays
 import numpy as np
 def span(x: np.ndarray):
!    return x.ptp(axis=0)

@@ other classes, and functions
 import numpy as np
 class Signal:
     def ptp(self): ...
 print(Signal().ptp(), np.ptp([1, 2]))
'''
