"""NumPy 2.0 removed second names of types, constants and functions.

An old name and its new one are the same object in every NumPy that has both, so nothing changes but the spelling.
"""

import numpy

reference = "https://numpy.org/doc/stable/numpy_2_0_migration_guide.html#main-namespace"
safety = "safe"
identical = True
moves = {
    # Constants.
    "numpy.Inf": "numpy.inf",
    "numpy.Infinity": "numpy.inf",
    "numpy.PINF": "numpy.inf",
    "numpy.infty": "numpy.inf",
    "numpy.NAN": "numpy.nan",
    "numpy.NaN": "numpy.nan",
    # Types.
    "numpy.bool8": "numpy.bool_",
    "numpy.bytes0": "numpy.bytes_",
    "numpy.string_": "numpy.bytes_",
    "numpy.str0": "numpy.str_",
    "numpy.unicode_": "numpy.str_",
    "numpy.int0": "numpy.intp",
    "numpy.uint0": "numpy.uintp",
    "numpy.float_": "numpy.float64",
    "numpy.longfloat": "numpy.longdouble",
    "numpy.cfloat": "numpy.complex128",
    "numpy.complex_": "numpy.complex128",
    "numpy.singlecomplex": "numpy.complex64",
    "numpy.clongfloat": "numpy.clongdouble",
    "numpy.longcomplex": "numpy.clongdouble",
    "numpy.object0": "numpy.object_",
    "numpy.void0": "numpy.void",
    "numpy.typeDict": "numpy.sctypeDict",
    # Classes and functions.
    "numpy.DataSource": "numpy.lib.npyio.DataSource",
    "numpy.add_docstring": "numpy.lib.add_docstring",
    "numpy.add_newdoc": "numpy.lib.add_newdoc",
    "numpy.chararray": "numpy.char.chararray",
    "numpy.compare_chararrays": "numpy.char.compare_chararrays",
    "numpy.format_parser": "numpy.rec.format_parser",
    "numpy.mat": "numpy.asmatrix",
    "numpy.matrixlib.mat": "numpy.asmatrix",
    "numpy.tracemalloc_domain": "numpy.lib.tracemalloc_domain",
}

examples = '''
@@ through the module
 import numpy as np
-empty = np.full(3, np.NaN, dtype=np.float_)
-assert empty.max() < np.Inf and empty.dtype.type is np.float_
+empty = np.full(3, np.nan, dtype=np.float64)
+assert empty.max() < np.inf and empty.dtype.type is np.float64

@@ by name, under an alias, and in annotations
-from numpy import NaN, array, complex_ as Complex
+from numpy import nan, array, complex128 as Complex
 import numpy.typing as npt
 import numpy as np

-def spectrum(signal: npt.NDArray[np.float_], fill: "np.float_" = NaN) -> "npt.NDArray[np.complex_]":
+def spectrum(signal: npt.NDArray[np.float64], fill: "np.float64" = nan) -> "npt.NDArray[np.complex128]":
     return array(signal, Complex)

@@ each module is where it was
-from numpy import DataSource, chararray
+import numpy
-names = chararray(3)
-files = DataSource()
+names = numpy.char.chararray(3)
+files = numpy.lib.npyio.DataSource()

@@ through a module that is imported already
-from numpy import DataSource
 import numpy as np
-files = DataSource()
-parsed = np.format_parser("i4", "a", [])
+files = np.lib.npyio.DataSource()
+parsed = np.rec.format_parser("i4", "a", [])

@@ all names at once
+import numpy
 from numpy import *
-print(array([NaN, 1.0]))
+print(array([numpy.nan, 1.0]))

@@ by a string
 import numpy as np
-kinds = [getattr(np, "float_"), np.dtype("float64")]
+kinds = [getattr(np, "float64"), np.dtype("float64")]

@@ code that asks which name there is
 import numpy as np
 Float = np.float_ if hasattr(np, "float_") else np.float64
 Complex = getattr(np, "complex_", np.complex128)

@@ other libraries keep the names
 import jax.numpy as jnp
 import cupy as np
 print(jnp.NaN, np.float_, np.mat([1]))

@@ names of one's own
 import math
 class Value:
     NaN = "not a number"
     float_ = float
 def show(np):
     return np.NaN
 print(Value.NaN, Value().float_, show(Value), math.nan)

@@ text
 import numpy as np
 TABLE = {"np.NaN": np.nan, "NaN": np.nan}
 # np.float_ was here
 print("np.Inf", TABLE["NaN"])

@@ a parameter of another function
 import numpy as np
 from corp import settings
 print(np.asarray([1], dtype=settings(float_=np.float64, mat=1)))
'''
