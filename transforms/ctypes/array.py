"""`ctypes.ARRAY()` is deprecated since Python 3.13.

`ARRAY(type, length)` is `type * length`. The deprecation is a soft one: Python does
not warn of it, and no removal is announced.
"""

import ctypes

deprecated = "3.13"
available = "3.0"
reference = "whatsnew/3.13#ctypes"


def before(typ, len):
    return ctypes.ARRAY(typ, len)


def after(typ, len):
    return typ * len


examples = '''
@@ a type of arrays
 import ctypes

-print(ctypes.sizeof(ctypes.ARRAY(ctypes.c_char, 3 + 2)), ctypes.ARRAY(ctypes.c_int, 3)(1, 2)[1])
+print(ctypes.sizeof(ctypes.c_char * (3 + 2)), (ctypes.c_int * 3)(1, 2)[1])

@@ imported by name, under another
-from ctypes import ARRAY as array_of, c_int
+from ctypes import c_int

-print(array_of(c_int, len=3)._length_)
+print((c_int * 3)._length_)

@@ the class of all arrays
 from ctypes import Array, c_int

 print(issubclass(c_int * 3, Array))

@@ a function of one's own
 def ARRAY(typ, len):
     return [typ] * len

 print(ARRAY(5, 2))
'''
