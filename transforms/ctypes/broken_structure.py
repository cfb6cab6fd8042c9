"""`_use_broken_old_ctypes_structure_semantics_` was removed.

The attribute of structures and unions did nothing for many releases, and Python 3.12
ignores it.
"""

import ctypes

available = "3.0"
removed = "3.12"
reference = "whatsnew/3.12#ctypes"


def before(value):
    class Record(ctypes.Structure):
        _use_broken_old_ctypes_structure_semantics_ = value


def after(value):
    class Record(ctypes.Structure): ...


def before_union(value):
    class Record(ctypes.Union):
        _use_broken_old_ctypes_structure_semantics_ = value


def after_union(value):
    class Record(ctypes.Union): ...


examples = '''
@@ a structure with the switch
 import ctypes

 class Point(ctypes.Structure):
-    _use_broken_old_ctypes_structure_semantics_ = True
     _fields_ = [("x", ctypes.c_int)]

 print(Point(1).x)

@@ nothing else, a union, and a base of one's own
 from ctypes import BigEndianStructure as Big, Union, c_int

 class Empty(Big):
-    _use_broken_old_ctypes_structure_semantics_ = False
+    pass

 class Value(Union):
     _fields_ = [("x", c_int)]
-    _use_broken_old_ctypes_structure_semantics_ = 1

 print(Empty.__name__, Value(1).x)

@@ a structure without it
 from ctypes import Structure, c_int

 class Point(Structure):
     _fields_ = [("x", c_int)]

 print(Point(1).x)
'''
