"""The mode `"U"` of `open()` was removed in Python 3.11.

It has had no effect since Python 3.0: text files are opened with universal newlines unless
`newline` says otherwise, and binary files never are.
"""

import io

deprecated = "3.3"
removed = "3.11"
reference = "whatsnew/3.11#changes-in-the-python-api"


def before(file, mode: Text[r"^[rt]*U[rt]*$"], *args, **kwargs):
    return open(file, mode, *args, **kwargs)


def after(file, mode, *args, **kwargs):
    return open(file, "r", *args, **kwargs)


def before_binary(file, mode: Text[r"^r*(br*U|Ur*b)r*$"], *args, **kwargs):
    return open(file, mode, *args, **kwargs)


def after_binary(file, mode, *args, **kwargs):
    return open(file, "rb", *args, **kwargs)


def before_io(file, mode: Text[r"^[rt]*U[rt]*$"], *args, **kwargs):
    return io.open(file, mode, *args, **kwargs)


def after_io(file, mode, *args, **kwargs):
    return io.open(file, "r", *args, **kwargs)


def before_io_binary(file, mode: Text[r"^r*(br*U|Ur*b)r*$"], *args, **kwargs):
    return io.open(file, mode, *args, **kwargs)


def after_io_binary(file, mode, *args, **kwargs):
    return io.open(file, "rb", *args, **kwargs)


examples = '''
@@ text, by position and by keyword
 with open("/dev/null", "w"):
     pass
-with open("/dev/null", "rU") as file:
+with open("/dev/null", "r") as file:
     print(file.read())
-print(open("/dev/null", "U", encoding="utf-8").encoding)
-print(open(mode='Ur', file="/dev/null", newline="").read(), open("/dev/null", "rU", 1).read())
+print(open("/dev/null", "r", encoding="utf-8").encoding)
+print(open("/dev/null", "r", newline="").read(), open("/dev/null", "r", 1).read())

@@ bytes
-with open("/dev/null", "rbU") as file:
+with open("/dev/null", "rb") as file:
     print(file.read())

@@ through the module
 import io
 from io import open as io_open

-print(io.open("/dev/null", "rU").read(), io_open("/dev/null", "Ub").read())
+print(io.open("/dev/null", "r").read(), io_open("/dev/null", "rb").read())

@@ other modes, and other functions
 import os

 def open_all(path, mode, archive):
     return open(path, mode), open(path, "r"), archive.open(path, "rU"), os.path.join(path, "rU")

 def open_any(*args, **kwargs):
     return open(*args, **kwargs)

 print(open("/dev/null", "rt").read(), open("/dev/null", "wb").closed)
'''
