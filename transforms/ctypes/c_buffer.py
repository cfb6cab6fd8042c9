"""`ctypes.c_buffer()` is an old name of `create_string_buffer()`.

Python's documentation says so since Python 2.5. The name is not documented otherwise, and
is the same function since Python 3.11.
"""

deprecated = "3.0"
available = "3.0"
reference = "library/ctypes#ctypes.create_string_buffer"
moves = {"ctypes.c_buffer": "ctypes.create_string_buffer"}

examples = '''
@@ a call
 import ctypes

-print(ctypes.c_buffer(b"abc").raw, ctypes.c_buffer(b"abc", 2).raw)
+print(ctypes.create_string_buffer(b"abc").raw, ctypes.create_string_buffer(b"abc", 2).raw)

@@ imported by name, under another
-from ctypes import c_buffer, c_buffer as buffer
+from ctypes import create_string_buffer, create_string_buffer as buffer

-print(buffer(3).raw, c_buffer(init=2).raw)
+print(buffer(3).raw, create_string_buffer(init=2).raw)

@@ a function of one's own
 def c_buffer(size):
     return size

 print(c_buffer(3))
'''
