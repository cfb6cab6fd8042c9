"""`_use_broken_old_ctypes_structure_semantics_` was removed.

`_use_broken_old_ctypes_structure_semantics_` did nothing for many releases, and
Python 3.12 ignores it.
"""

import ctypes

removed = "3.12"
reference = "whatsnew/3.12#ctypes"


def before(value):
    """Drop the line: nothing looks at it."""
    class Record(ctypes.Structure):
        _use_broken_old_ctypes_structure_semantics_ = value


examples = '''
@@ a structure with the switch
 import ctypes

 class Point(ctypes.Structure):
!    _use_broken_old_ctypes_structure_semantics_ = True
     _fields_ = [("x", ctypes.c_int)]

@@ a structure without it
 from ctypes import Structure, c_int

 class Point(Structure):
     _fields_ = [("x", c_int)]

 print(Point(1).x)
'''
