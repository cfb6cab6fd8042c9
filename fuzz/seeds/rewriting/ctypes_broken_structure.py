import ctypes

class Point(ctypes.Structure):
    _use_broken_old_ctypes_structure_semantics_ = True
    _fields_ = [("x", ctypes.c_int)]
from ctypes import Structure, c_int

class Point(Structure):
    _fields_ = [("x", c_int)]

print(Point(1).x)
