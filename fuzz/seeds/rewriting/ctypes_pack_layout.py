import ctypes

class Header(ctypes.Structure):
    _pack_ = 1
    _fields_ = [("kind", ctypes.c_char), ("size", ctypes.c_int)]

print(ctypes.sizeof(Header))
from ctypes import BigEndianStructure as Big, c_int, sizeof

class Record(Big):
    pass

class Header(Record):
    _pack_ = 2
    _fields_ = [("size", c_int)]

print(sizeof(Header))
import ctypes

class Header(ctypes.Structure):
    _layout_ = "ms"
    _pack_ = 1
    _fields_ = [("size", ctypes.c_int)]

class Tail(ctypes.Structure):
    _fields_ = [("size", ctypes.c_int)]

print(ctypes.sizeof(Header), ctypes.sizeof(Tail))
