"""NumPy 2.0 no longer takes some texts for types.

`"bool8"`, `"int0"`, `"uint0"`, `"object0"`, `"str0"`, `"bytes0"` and `"void0"` are gone, and `"a"` is deprecated.
"""

import numpy

reference = "https://numpy.org/doc/stable/release/2.0.0-notes.html#numpy-2-0-python-api-removals"


def before(dtype: Text[r"^(bool8|int0|uint0|object0|str0|bytes0|void0)$"]):
    """Write the name of the type: `bool`, `intp`, `uintp`, `object`, `str`, `bytes` or `void`."""
    return numpy.dtype(dtype)


def before_bytes(dtype: Text[r"^[<>|=]?a\d*$"]):
    """Write `S` instead of `a`: `"S5"`."""
    return numpy.dtype(dtype)


examples = '''
@@ texts that are gone, and one that is deprecated
 import numpy as np
!print(np.dtype("int0"), np.dtype("a5"))

@@ other texts
 import numpy as np
 print(np.dtype("S5"), np.dtype("int8"), np.dtype("bool"), np.dtype(kind), "int0", corp.dtype("a5"))
'''
