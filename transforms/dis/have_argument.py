"""`dis.HAVE_ARGUMENT` is deprecated since Python 3.13.

An operation above it may have no argument since Python 3.12. The list `dis.hasarg`, which exists
since 3.12, contains those that have one.
It also contains pseudo-operations, which are not in compiled code.
"""

import dis
import opcode

deprecated = "3.13"
available = "3.12"
reference = "library/dis#dis.HAVE_ARGUMENT"
safety = "suggested"


def before(op):
    return op >= dis.HAVE_ARGUMENT


def after(op):
    return op in dis.hasarg


def before_not(op):
    return op < dis.HAVE_ARGUMENT


def after_not(op):
    return op not in dis.hasarg


def before_opcode(op):
    return op >= opcode.HAVE_ARGUMENT


def after_opcode(op):
    return op in opcode.hasarg


def before_opcode_not(op):
    return op < opcode.HAVE_ARGUMENT


def after_opcode_not(op):
    return op not in opcode.hasarg


def before_name():
    """Ask whether the operation is in `dis.hasarg`, which exists since Python 3.12."""
    return dis.HAVE_ARGUMENT


def before_opcode_name():
    """Ask whether the operation is in `opcode.hasarg`, which exists since Python 3.12."""
    return opcode.HAVE_ARGUMENT


examples = '''
@@ through the module
 import dis
+import sys

 def has_argument(op):
-    return op >= dis.HAVE_ARGUMENT
+    return op in dis.hasarg if sys.version_info >= (3, 12) else op >= dis.HAVE_ARGUMENT

 print(has_argument(dis.opmap["LOAD_CONST"]), has_argument(dis.opmap["POP_TOP"]))

@@ the module of operations, and another comparison
 import opcode
 import sys

 def is_plain(op):
!    if opcode.HAVE_ARGUMENT > op:
         return True
     if sys.version_info >= (3, 12):
-        return op < opcode.HAVE_ARGUMENT
+        return op not in opcode.hasarg
     return False

 print(is_plain(0))

@@ a constant of that name
 import dis

 HAVE_ARGUMENT = 90

 def has_argument(op):
     return op >= HAVE_ARGUMENT or op in dis.hasconst

 print(has_argument(100))
'''
