"""NumPy 2.0 removed `cast`.

`cast[dtype](x)` always made a copy, and so does `asarray(x).astype(dtype)`.
`cast` ignored a size or a byte order in the type (`"S5"`, `">f4"`), and `astype()` does not.
"""

import numpy

reference = "https://numpy.org/doc/stable/release/2.0.0-notes.html#numpy-2-0-python-api-removals"
safety = "suggested"


def before(x, dtype):
    return numpy.cast[dtype](x)


def after(x, dtype):
    return numpy.asarray(x).astype(dtype)


def before_table():
    """Write `asarray(x).astype(dtype)` where an entry is called."""
    return numpy.cast


examples = '''
@@ calls
 import numpy as np
-print(np.cast[np.float32](x), np.cast["i4"]([1.5]))
+print(np.asarray(x).astype(np.float32), np.asarray([1.5]).astype("i4"))

@@ the table itself
 import numpy as np
!convert = np.cast[np.int8]
!from numpy import cast

@@ another function of that name
 from typing import cast
 import numpy as np
 print(cast(int, np.int8(1)))
'''
