import ctypes

print(ctypes.sizeof(ctypes.ARRAY(ctypes.c_char, 3 + 2)), ctypes.ARRAY(ctypes.c_int, 3)(1, 2)[1])
from ctypes import ARRAY as array_of, c_int

print(array_of(c_int, len=3)._length_)
from ctypes import Array, c_int

print(issubclass(c_int * 3, Array))
