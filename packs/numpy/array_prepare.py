"""NumPy 2.0 no longer calls `__array_prepare__()`.

`__array_wrap__()` is called in all cases, after the result is there; `__array_ufunc__()` controls the whole.
"""

reference = "https://numpy.org/doc/stable/release/2.0.0-notes.html#array-prepare-is-removed"


def before():
    """Do it in `__array_wrap__()`, or define `__array_ufunc__()`."""

    class Like:
        def __array_prepare__(*args, **kwargs): ...


examples = '''
@@ a subclass
 import numpy as np
 class Metres(np.ndarray):
!    def __array_prepare__(self, array, context=None):
         return array

@@ the other methods
 import numpy as np
 class Metres(np.ndarray):
     def __array_wrap__(self, array, context=None, return_scalar=False):
         return array
     def prepare(self): ...
'''
