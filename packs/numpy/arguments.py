"""Arguments of NumPy's functions were renamed, or had no effect.

NumPy 2.4 no longer takes `newshape` of `reshape()`, `fix_imports` of `save()`, and `bias` and `ddof` of `corrcoef()`.
What takes their place works with every version: `newshape` is passed by position, and the others had no effect.
"""

import numpy

reference = "https://numpy.org/doc/stable/release/2.4.0-notes.html#expired-deprecations"
safety = "safe"


def before(a, newshape, order=...):
    return numpy.reshape(a, newshape=newshape, order=order)


def after(a, newshape, order=...):
    return numpy.reshape(a, newshape, order := order)


def before_save(file, arr, fix_imports, allow_pickle=...):
    return numpy.save(file, arr, allow_pickle, fix_imports=fix_imports)


def after_save(file, arr, fix_imports, allow_pickle=...):
    return numpy.save(file, arr, allow_pickle := allow_pickle)


def before_bias(x, bias, y=..., rowvar=..., dtype=...):
    return numpy.corrcoef(x, y, rowvar, bias=bias, dtype=dtype)


def after_bias(x, bias, y=..., rowvar=..., dtype=...):
    return numpy.corrcoef(x, y := y, rowvar := rowvar, dtype=dtype)


def before_ddof(x, ddof, y=..., rowvar=..., dtype=...):
    return numpy.corrcoef(x, y, rowvar, ddof=ddof, dtype=dtype)


def after_ddof(x, ddof, y=..., rowvar=..., dtype=...):
    return numpy.corrcoef(x, y := y, rowvar := rowvar, dtype=dtype)


def before_both(x, bias, ddof, y=..., rowvar=..., dtype=...):
    return numpy.corrcoef(x, y, rowvar, bias=bias, ddof=ddof, dtype=dtype)


def after_both(x, bias, ddof, y=..., rowvar=..., dtype=...):
    return numpy.corrcoef(x, y := y, rowvar := rowvar, dtype=dtype)


examples = '''
@@ arguments by keyword
 import numpy as np
-print(np.reshape(x, newshape=(2, 2)), np.reshape(x, order="F", newshape=-1))
-np.save("x.npy", x, fix_imports=False)
-print(np.corrcoef(x, y, bias=True), np.corrcoef(x, ddof=1, bias=False, rowvar=False))
+print(np.reshape(x, (2, 2)), np.reshape(x, -1, order="F"))
+np.save("x.npy", x)
+print(np.corrcoef(x, y), np.corrcoef(x, rowvar=False))

@@ an argument that does something
 import numpy as np
!np.save("x.npy", x, fix_imports=ask())

@@ functions that keep these arguments
 import numpy as np
 np.load("x.npy", fix_imports=False)
 print(np.cov(x, bias=True, ddof=1), np.std(x, ddof=1), np.reshape(x, (2, 2)), np.ma.corrcoef(x, bias=True))

@@ a method
 print(frame.reshape(newshape=3))
'''
