"""`copy=False` of `numpy.array()` has another meaning since NumPy 2.0.

NumPy 1 copied where it had to; NumPy 2 raises `ValueError` there. `asarray()` and `asanyarray()` copy where they have to, in every version.
Leave code alone that was written for NumPy 2 and wants the error.
"""

import numpy

reference = "https://numpy.org/doc/stable/numpy_2_0_migration_guide.html#adapting-to-changes-in-the-copy-keyword"
safety = "suggested"


def before(object, dtype=..., order=..., like=...):
    return numpy.array(object, dtype, copy=False, order=order, like=like)


def after(object, dtype=..., order=..., like=...):
    return numpy.asarray(object, dtype := dtype, order=order, like=like)


def before_base(object, dtype=..., order=..., like=...):
    return numpy.array(object, dtype, copy=False, order=order, subok=False, like=like)


def after_base(object, dtype=..., order=..., like=...):
    return numpy.asarray(object, dtype := dtype, order=order, like=like)


def before_subclass(object, dtype=..., order=..., like=...):
    return numpy.array(object, dtype, copy=False, order=order, subok=True, like=like)


def after_subclass(object, dtype=..., order=..., like=...):
    return numpy.asanyarray(object, dtype := dtype, order=order, like=like)


def before_one(object, dtype=..., order=..., like=...):
    return numpy.array(object, dtype, copy=False, order=order, ndmin=1, like=like)


def after_one(object, dtype=..., order=..., like=...):
    return numpy.atleast_1d(numpy.asarray(object, dtype=dtype, order=order, like=like))


def before_two(object, dtype=..., order=..., like=...):
    return numpy.array(object, dtype, copy=False, order=order, ndmin=2, like=like)


def after_two(object, dtype=..., order=..., like=...):
    return numpy.atleast_2d(numpy.asarray(object, dtype=dtype, order=order, like=like))


def before_other(object, dtype=..., order=..., subok=..., ndmin=..., like=...):
    """`copy=None` copies where it has to, but only NumPy 2 takes it. In NumPy 1, it raises."""
    return numpy.array(object, dtype, copy=False, order=order, subok=subok, ndmin=ndmin, like=like)


examples = '''
@@ copied where it has to be
 import numpy as np
-print(np.array(x, copy=False), np.array(x, dtype=float, copy=False, order="C"))
-print(np.array(x, float, copy=False, subok=True), np.array(x, copy=False, subok=False))
+print(np.asarray(x), np.asarray(x, dtype=float, order="C"))
+print(np.asanyarray(x, float), np.asarray(x))

@@ by name
-from numpy import array
+from numpy import array, asarray
-print(array([1]), array([1], copy=False))
+print(array([1]), asarray([1]))

@@ with a number of dimensions
 import numpy as np
-print(np.array(x, copy=False, ndmin=1), np.array(x, dtype=float, copy=False, ndmin=2))
+print(np.atleast_1d(np.asarray(x)), np.atleast_2d(np.asarray(x, dtype=float)))
!print(np.array(x, copy=False, ndmin=3), np.array(x, copy=False, ndmin=n))
!print(np.array(x, copy=False, ndmin=1, subok=True))

@@ functions for which it means what it meant
 import numpy as np
 print(x.astype(float, copy=False), np.nan_to_num(x, copy=False), np.ma.array(x, copy=False))

@@ another value, or a variable
 import numpy as np
 print(np.array(x, copy=True), np.array(x, copy=None), np.array(x), np.array(x, copy=must))

@@ the function by itself
 import numpy as np
 from numpy import array
 for make in (np.array, list):
     print(make([1]), map(array, [[1]]))

@@ an argument of `asarray()` that only NumPy 2 has
 import numpy as np
 print(np.asarray(x, copy=False))
'''
