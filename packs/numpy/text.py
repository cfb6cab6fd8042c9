"""`genfromtxt()` and `loadtxt()` read text as `str` since NumPy 2.0.

Without `encoding`, NumPy 1 read `bytes`: in columns of text, and in what converters get.
"""

import numpy

reference = "https://numpy.org/doc/stable/release/2.0.0-notes.html#loadtxt-and-genfromtxt-default-encoding-changed"


def before(fname, converters, dtype=..., comments=..., delimiter=..., skiprows=..., usecols=..., unpack=..., ndmin=...):
    """Pass `encoding="bytes"` for converters of `bytes`, else `encoding=None`."""
    return numpy.loadtxt(fname, dtype, comments, delimiter, converters, skiprows, usecols, unpack, ndmin)


def before_kinds(fname, delimiter=..., skip_header=..., names=..., usecols=..., comments=..., converters=...):
    """Pass `encoding="bytes"` to get `bytes` in columns of text, else `encoding=None`."""
    return numpy.genfromtxt(
        fname, dtype=None, delimiter=delimiter, skip_header=skip_header, names=names, usecols=usecols, comments=comments, converters=converters
    )


examples = '''
@@ without an encoding
 import numpy as np
!print(np.loadtxt("a.txt", converters={0: parse}))
!print(np.genfromtxt("a.csv", delimiter=",", names=True, dtype=None))

@@ with one, or with numbers only
 import numpy as np
 print(np.loadtxt("a.txt", converters={0: parse}, encoding=None), np.loadtxt("a.txt", delimiter=","))
 print(np.genfromtxt("a.csv", dtype=None, encoding="utf-8"), np.genfromtxt("a.csv", dtype=float))
'''
