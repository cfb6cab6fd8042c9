"""`numpy.in1d()` is deprecated since NumPy 2.0 and was removed in 2.4.

`isin()` keeps the shape of its first argument, while `in1d()` flattens it; `ravel()` does that, and may be left out for what has one dimension.
"""

import numpy

reference = "https://numpy.org/doc/stable/release/2.0.0-notes.html#deprecations"
safety = "safe"
alternatives = {
    "flat": "flattens the first argument, as `in1d()` does.",
    "shaped": "is right if the first argument has one dimension.",
}


def before(ar1, ar2, assume_unique=..., invert=..., kind=...):
    return numpy.in1d(ar1, ar2, assume_unique, invert, kind=kind)


def after(ar1, ar2, assume_unique=..., invert=..., kind=...):
    return numpy.isin(numpy.ravel(ar1), ar2, assume_unique := assume_unique, invert := invert, kind=kind)


def shaped(ar1, ar2, assume_unique=..., invert=..., kind=...):
    return numpy.isin(ar1, ar2, assume_unique := assume_unique, invert := invert, kind=kind)


examples = '''
@@ calls
 import numpy as np
-print(np.in1d(table, [1, 2]))
-print(np.in1d(table, [1, 2], assume_unique=True, invert=True))
+print(np.isin(np.ravel(table), [1, 2]))
+print(np.isin(np.ravel(table), [1, 2], assume_unique=True, invert=True))

@@ an array with one dimension
 import numpy as np
 keys = np.arange(3)
-print(np.in1d(keys, keys[1:]))
+print(np.isin(np.ravel(keys), keys[1:]))

@@ masked arrays have a function of their own
 import numpy as np
 print(np.ma.in1d(values, [1]), np.isin([1], [2]))
'''
