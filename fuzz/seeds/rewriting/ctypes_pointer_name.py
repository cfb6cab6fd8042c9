import ctypes

Node = ctypes.POINTER("Node")
from ctypes import POINTER as pointer_to

Node = pointer_to("Node")
import ctypes

class Node(ctypes.Structure):
    pass

Node._fields_ = [("next", ctypes.POINTER(Node))]
print(Node._fields_[0][0])
