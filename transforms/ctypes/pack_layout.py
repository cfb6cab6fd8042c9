"""`_pack_` without `_layout_` is deprecated since Python 3.14.

A packed structure has the layout of Microsoft's compilers, on every system. Python
3.14 wants that said, warns where it is not, and refuses it from 3.19 on. Older
Pythons do not look at `_layout_`.
"""

import ctypes
from typing import Literal

deprecated = "3.14"
available = "3.0"
reference = "whatsnew/3.14#ctypes"


def before(value: Literal[1, 2, 4, 8, 16]):
    class Record(ctypes.Structure):
        _pack_ = value


def after(value: Literal[1, 2, 4, 8, 16]):
    class Record(ctypes.Structure):
        _pack_ = value
        _layout_ = "ms"


def before_union(value: Literal[1, 2, 4, 8, 16]):
    class Record(ctypes.Union):
        _pack_ = value


def after_union(value: Literal[1, 2, 4, 8, 16]):
    class Record(ctypes.Union):
        _pack_ = value
        _layout_ = "ms"


examples = '''
@@ a structure
 import ctypes

 class Header(ctypes.Structure):
     _pack_ = 1
     _fields_ = [("kind", ctypes.c_char), ("size", ctypes.c_int)]
+    _layout_ = "ms"

 print(ctypes.sizeof(Header))

@@ imported by name, through a base of one's own
 from ctypes import BigEndianStructure as Big, c_int, sizeof

 class Record(Big):
     pass

 class Header(Record):
     _pack_ = 2
     _fields_ = [("size", c_int)]
+    _layout_ = "ms"

 print(sizeof(Header))

@@ the layout is said, or nothing is packed
 import ctypes

 class Header(ctypes.Structure):
     _layout_ = "ms"
     _pack_ = 1
     _fields_ = [("size", ctypes.c_int)]

 class Tail(ctypes.Structure):
     _fields_ = [("size", ctypes.c_int)]

 print(ctypes.sizeof(Header), ctypes.sizeof(Tail))

@@ a union
 import ctypes

 class Value(ctypes.Union):
     _pack_ = 2
     _fields_ = [("size", ctypes.c_int)]
+    _layout_ = "ms"

 print(ctypes.sizeof(Value))

@@ another class
 class Box:
     _pack_ = 1

 print(Box._pack_)
'''
