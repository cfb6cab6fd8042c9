import ctypes
import ctypes.macholib

print(ctypes.__version__, ctypes.macholib.__version__, ctypes.sizeof(ctypes.c_char))
from ctypes import __version__ as version

print(version)
import ctypes
import json

print(json.__name__, getattr(json, "__version__", None) is ctypes)
