"""NumPy 2.0 removed `asfarray()`.

It is `asarray()` with a type of floating-point or complex numbers; where another type was given, it took `float64`.
A type that the code does not show is left to be looked at.
"""

from typing import Literal

import numpy

reference = "https://numpy.org/doc/stable/numpy_2_0_migration_guide.html#main-namespace"
safety = "safe"


def before(a):
    return numpy.asfarray(a)


def after(a):
    return numpy.asarray(a, dtype=numpy.float64)


def before_float(a):
    return numpy.asfarray(a, float)


def after_float(a):
    return numpy.asarray(a, float)


def before_float_by_keyword(a):
    return numpy.asfarray(a, dtype=float)


def after_float_by_keyword(a):
    return numpy.asarray(a, dtype=float)


def before_float32(a):
    return numpy.asfarray(a, numpy.float32)


def after_float32(a):
    return numpy.asarray(a, numpy.float32)


def before_float32_by_keyword(a):
    return numpy.asfarray(a, dtype=numpy.float32)


def after_float32_by_keyword(a):
    return numpy.asarray(a, dtype=numpy.float32)


def before_float64(a):
    return numpy.asfarray(a, numpy.float64)


def after_float64(a):
    return numpy.asarray(a, numpy.float64)


def before_float64_by_keyword(a):
    return numpy.asfarray(a, dtype=numpy.float64)


def after_float64_by_keyword(a):
    return numpy.asarray(a, dtype=numpy.float64)


def before_longdouble(a):
    return numpy.asfarray(a, numpy.longdouble)


def after_longdouble(a):
    return numpy.asarray(a, numpy.longdouble)


def before_longdouble_by_keyword(a):
    return numpy.asfarray(a, dtype=numpy.longdouble)


def after_longdouble_by_keyword(a):
    return numpy.asarray(a, dtype=numpy.longdouble)


def before_complex(a):
    return numpy.asfarray(a, complex)


def after_complex(a):
    return numpy.asarray(a, complex)


def before_complex_by_keyword(a):
    return numpy.asfarray(a, dtype=complex)


def after_complex_by_keyword(a):
    return numpy.asarray(a, dtype=complex)


def before_complex128(a):
    return numpy.asfarray(a, numpy.complex128)


def after_complex128(a):
    return numpy.asarray(a, numpy.complex128)


def before_complex128_by_keyword(a):
    return numpy.asfarray(a, dtype=numpy.complex128)


def after_complex128_by_keyword(a):
    return numpy.asarray(a, dtype=numpy.complex128)


def before_text(a, dtype: Literal["f", "d", "f2", "f4", "f8", "float32", "float64", "F", "D", "c8", "c16", "complex"]):
    return numpy.asfarray(a, dtype)


def after_text(a, dtype):
    return numpy.asarray(a, dtype := dtype)


def before_other(a, dtype):
    """If the type is one of floating-point or complex numbers, write `asarray(a, dtype)`, else `asarray(a, float)`."""
    return numpy.asfarray(a, dtype)


examples = '''
@@ without a type
 import numpy as np
-values = np.asfarray([1, 2])
+values = np.asarray([1, 2], dtype=np.float64)

@@ with a type of such numbers
 import numpy as np
-print(np.asfarray(x, np.float32), np.asfarray(x, dtype="f4"), np.asfarray(a=x, dtype=complex))
+print(np.asarray(x, np.float32), np.asarray(x, dtype="f4"), np.asarray(x, dtype=complex))

@@ by name
-from numpy import array, asfarray
+from numpy import array, asarray, float64
-print(asfarray(array([1])))
+print(asarray(array([1]), dtype=float64))

@@ a type that is not shown, or of other numbers
 import numpy as np
!def convert(x, kind): return np.asfarray(x, kind)
!print(np.asfarray([1], dtype=int))

@@ as a value
 import numpy as np
!columns = list(map(np.asfarray, rows))

@@ `asarray()`, and a method
 import numpy as np
 print(np.asarray(x), table.asfarray())
'''
