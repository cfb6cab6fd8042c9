import ctypes

class Point(ctypes.Structure):
    _use_broken_old_ctypes_structure_semantics_ = True
    _fields_ = [("x", ctypes.c_int)]

print(Point(1).x)
from ctypes import BigEndianStructure as Big, Union, c_int

class Empty(Big):
    _use_broken_old_ctypes_structure_semantics_ = False

class Value(Union):
    _fields_ = [("x", c_int)]
    _use_broken_old_ctypes_structure_semantics_ = 1

print(Empty.__name__, Value(1).x)
from ctypes import Structure, c_int

class Point(Structure):
    _fields_ = [("x", c_int)]

print(Point(1).x)
