"""NumPy 2.0 removed functions that ask about types.

`dtype()` and `issubdtype()` answer most of the questions. Unlike the old functions, they take no arrays, and `dtype()` raises `TypeError` for what is no type.
"""

import numpy

reference = "https://numpy.org/doc/stable/numpy_2_0_migration_guide.html#main-namespace"
safety = "suggested"


def before_nbytes(dtype):
    return numpy.nbytes[dtype]


def after_nbytes(dtype):
    return numpy.dtype(dtype).itemsize


def before_nbytes_table():
    """Ask for `dtype(kind).itemsize`."""
    return numpy.nbytes


def before_type(rep):
    return numpy.obj2sctype(rep)


def after_type(rep):
    return numpy.dtype(rep).type


def before_type_or(rep, default):
    """`dtype(rep).type` raises `TypeError` where the default was returned."""
    return numpy.obj2sctype(rep, default)


def before_char(sctype):
    return numpy.sctype2char(sctype)


def after_char(sctype):
    return numpy.dtype(sctype).char


def before_subtype(arg1, arg2):
    return numpy.issubsctype(arg1, arg2)


def after_subtype(arg1, arg2):
    return numpy.issubdtype(arg1, arg2)


def before_class(arg1, arg2):
    """`issubclass()` raises `TypeError` where the first argument is no class; the old function returned `False`."""
    return numpy.issubclass_(arg1, arg2)


def after_class(arg1, arg2):
    return issubclass(arg1, arg2)


def before_two(first, second):
    return numpy.find_common_type([first, second], [])


def after_two(first, second):
    return numpy.promote_types(first, second)


def before_common(array_types):
    return numpy.find_common_type(array_types, [])


def after_common(array_types):
    return numpy.result_type(*array_types)


def before_two_of_tuple(first, second):
    return numpy.find_common_type((first, second), ())


def after_two_of_tuple(first, second):
    return numpy.promote_types(first, second)


def before_common_of_tuple(array_types):
    return numpy.find_common_type(array_types, ())


def after_common_of_tuple(array_types):
    return numpy.result_type(*array_types)


def before_scalars(array_types, scalar_types):
    """Use `result_type()`, and pass `0`, `0.0` or `0j` for a type of scalars."""
    return numpy.find_common_type(array_types, scalar_types)


examples = '''
@@ questions about one type
 import numpy as np
-size, kind, char = np.nbytes[np.float32], np.obj2sctype("f4"), np.sctype2char(np.float32)
+size, kind, char = np.dtype(np.float32).itemsize, np.dtype("f4").type, np.dtype(np.float32).char

@@ questions about two types
 import numpy as np
-print(np.issubsctype(kind, np.floating), np.issubclass_(kind, np.generic))
-print(np.find_common_type([a.dtype, np.float32], []), np.find_common_type(kinds, ()))
+print(np.issubdtype(kind, np.floating), issubclass(kind, np.generic))
+print(np.promote_types(a.dtype, np.float32), np.result_type(*kinds))

@@ by name
-from numpy import find_common_type, issubsctype
+from numpy import result_type, issubdtype
-print(find_common_type(kinds, []), issubsctype(a, b))
+print(result_type(*kinds), issubdtype(a, b))

@@ what has no counterpart
 import numpy as np
!print(np.find_common_type([np.float32], [np.int64]))
!print(np.obj2sctype(kind, None))
!print(sorted(np.nbytes))

@@ an attribute of arrays, and functions that stay
 import numpy as np
 print(np.zeros(3).nbytes, np.issubdtype(int, np.integer), np.result_type(1, 2), np.dtype("f4").char)
'''
