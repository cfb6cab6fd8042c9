"""`ctypes.POINTER()` with a string is deprecated since Python 3.14.

It makes a type that is completed later, and is removed in Python 3.19.
"""

import ctypes

deprecated = "3.14"
reference = "whatsnew/3.14#ctypes"


def before(name: str):
    """Derive a class from `Structure`, pass it to `POINTER()`, and assign its `_fields_` later."""
    return ctypes.POINTER(name)


examples = '''
@@ a name
 import ctypes

!Node = ctypes.POINTER("Node")

@@ imported by name
 from ctypes import POINTER as pointer_to

!Node = pointer_to("Node")

@@ a class that is completed later
 import ctypes

 class Node(ctypes.Structure):
     pass

 Node._fields_ = [("next", ctypes.POINTER(Node))]
 print(Node._fields_[0][0])

@@ a function of one's own
 def POINTER(name):
     return name

 print(POINTER("Node"))
'''
