"""`dis.hasnargs` was removed in Python 3.12.

The list has been empty since Python 3.6, when the operations that it held went
away; it went away itself in 3.12.
"""

import dis
import opcode

removed = "3.12"
reference = "whatsnew/3.12#dis"


def before():
    """Drop it: the list has been empty since Python 3.6; `dis.hasarg` tells which operations use their argument."""
    return dis.hasnargs


def before_opcode():
    """Drop it: the list has been empty since Python 3.6; `dis.hasarg` tells which operations use their argument."""
    return opcode.hasnargs


examples = '''
@@ an operation is looked up
 import dis
 import opcode

 def takes_a_count(op):
!    return op in dis.hasnargs or op in opcode.hasnargs

@@ by name
 from dis import hasnargs as counts

!print(list(counts))

@@ another list
 import dis

 print(len(dis.hasconst) > 0)
'''
