"""Functions of NumPy were removed before 2.0.

They are deprecated since 1.16, 1.17 and 1.18, and went in 1.18 to 1.23.
"""

import pickle

import numpy

reference = "https://numpy.org/doc/stable/release/1.23.0-notes.html#expired-deprecations"
safety = "safe"
moves = {"numpy.rank": "numpy.ndim", "numpy.loads": "pickle.loads"}


def before(a):
    return numpy.asscalar(a)


def after(a):
    return a.item()


def before_length(a):
    """Write `len(a)`; `alen()` returned 1 for a number."""
    return numpy.alen(a)


def before_plain(fname, **kwargs):
    return numpy.ndfromtxt(fname, **kwargs)


def after_plain(fname, **kwargs):
    return numpy.genfromtxt(fname, usemask=False, **kwargs)


def before_masked(fname, **kwargs):
    return numpy.mafromtxt(fname, **kwargs)


def after_masked(fname, **kwargs):
    return numpy.genfromtxt(fname, usemask=True, **kwargs)


examples = '''
@@ calls
 import numpy as np
-print(np.asscalar(x), np.asscalar(np.float32(1) + y), np.rank(x))
+print(x.item(), (np.float32(1) + y).item(), np.ndim(x))

@@ files of text
 import numpy as np
-print(np.ndfromtxt("a.txt", delimiter=","), np.mafromtxt(fname="a.txt"))
+print(np.genfromtxt("a.txt", usemask=False, delimiter=","), np.genfromtxt("a.txt", usemask=True))

@@ a function without a counterpart
 import numpy as np
!print(np.alen(x))

@@ functions that stay
 import numpy as np
 print(np.linalg.matrix_rank(x), x.item(), len(x), np.load("x.npy"))
'''
