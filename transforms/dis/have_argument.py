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


examples = '''
@@ through the module
 import dis
+import sys

 def has_argument(op):
-    return op >= dis.HAVE_ARGUMENT
+    return op in dis.hasarg if sys.version_info >= (3, 12) else op >= dis.HAVE_ARGUMENT

 print(has_argument(dis.opmap["LOAD_CONST"]), has_argument(dis.opmap["POP_TOP"]))

@@ imported by name, where Python 3.12 is certain
 import sys

 if sys.version_info >= (3, 12):
-    from opcode import HAVE_ARGUMENT
+    from opcode import hasarg

     def is_plain(op):
-        return op < HAVE_ARGUMENT
+        return op not in hasarg

@@ another comparison, and a constant of that name
 import dis

 HAVE_ARGUMENT = 90

 def has_argument(op):
     return op >= HAVE_ARGUMENT or op in dis.hasconst

 print(has_argument(100))
'''
