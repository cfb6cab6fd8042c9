"""`ctypes.__version__` is deprecated since Python 3.15.

It is `"1.1.0"` on every Python 3, and is removed in Python 3.20; so is
`ctypes.macholib.__version__`, which is `"1.0"`. The version of Python itself is
`sys.version_info`.
"""

import ctypes
import ctypes.macholib

deprecated = "3.15"
available = "3.0"
reference = "whatsnew/3.15#ctypes"


def before():
    return ctypes.__version__


def after():
    return "1.1.0"


def before_macholib():
    return ctypes.macholib.__version__


def after_macholib():
    return "1.0"


examples = '''
@@ through the modules
 import ctypes
 import ctypes.macholib

-print(ctypes.__version__, ctypes.macholib.__version__, ctypes.sizeof(ctypes.c_char))
+print("1.1.0", "1.0", ctypes.sizeof(ctypes.c_char))

@@ imported by name, under another
-from ctypes import __version__ as version
-
-print(version)
+print("1.1.0")

@@ the version of another module
 import ctypes
 import json

 print(json.__name__, getattr(json, "__version__", None) is ctypes)

@@ a name of one's own
 __version__ = "5"
 print(__version__)
'''
