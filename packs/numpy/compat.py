"""`numpy.compat` was for Python 2.

NumPy 2.0 deprecated it, and 2.3 removed it. Most of its names are other names of what Python has.
"""

import os
import pathlib
import pickle
import sys

import numpy.compat

reference = "https://numpy.org/doc/stable/release/2.0.0-notes.html#deprecations"
safety = "safe"
moves = {
    "numpy.compat.Path": "pathlib.Path",
    "numpy.compat.asbytes": "asbytes",
    "numpy.compat.asstr": "asstr",
    "numpy.compat.asunicode": "asstr",
    "numpy.compat.basestring": "str",
    "numpy.compat.bytes": "bytes",
    "numpy.compat.long": "int",
    "numpy.compat.os_PathLike": "os.PathLike",
    "numpy.compat.os_fspath": "os.fspath",
    "numpy.compat.unicode": "str",
    "numpy.compat.py3k.Path": "pathlib.Path",
    "numpy.compat.py3k.asbytes": "asbytes",
    "numpy.compat.py3k.asstr": "asstr",
    "numpy.compat.py3k.asunicode": "asstr",
    "numpy.compat.py3k.basestring": "str",
    "numpy.compat.py3k.bytes": "bytes",
    "numpy.compat.py3k.long": "int",
    "numpy.compat.py3k.os_PathLike": "os.PathLike",
    "numpy.compat.py3k.os_fspath": "os.fspath",
    "numpy.compat.py3k.unicode": "str",
}


def asbytes(value):
    return value if isinstance(value, bytes) else str(value).encode("latin-1")


def asstr(value):
    return value.decode("latin-1") if isinstance(value, bytes) else str(value)


def before():
    return numpy.compat.integer_types


def after():
    return (int,)


def before_pickle():
    return numpy.compat.pickle


def after_pickle():
    return pickle


def before_sixu(s):
    return numpy.compat.sixu(s)


def after_sixu(s):
    return s


def before_path(obj):
    return numpy.compat.is_pathlib_path(obj)


def after_path(obj):
    return isinstance(obj, pathlib.Path)


def before_open(filename, mode=...):
    return numpy.compat.open_latin1(filename, mode)


def after_open(filename, mode=...):
    return open(filename, mode := mode, encoding="iso-8859-1")


def before_exception():
    return numpy.compat.getexception()


def after_exception():
    return sys.exc_info()[1]


examples = '''
@@ names of Python
-from numpy.compat import basestring, long, os_fspath
+from os import fspath as os_fspath
 def show(name):
-    if isinstance(name, (basestring, long)):
+    if isinstance(name, (str, int)):
         return os_fspath(name)

@@ functions
-from numpy.compat import asbytes, sixu, integer_types
-print(asbytes("a"), sixu("b"), isinstance(1, integer_types))
+def asbytes(value):
+    return value if isinstance(value, bytes) else str(value).encode("latin-1")
+
+
+print(asbytes("a"), "b", isinstance(1, (int,)))

@@ other packages
 from django.utils.encoding import asbytes
 from past.builtins import basestring, long
 print(asbytes, basestring, long)
'''
