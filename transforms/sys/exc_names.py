"""`sys.exc_type` and its kin were removed in Python 3.0.

`sys.exc_info()` gives all three. `sys.exc_clear()` is not needed: an exception is
forgotten at the end of its `except`.
"""

import sys

removed = "3.0"
available = "3.0"
reference = "library/sys#sys.exc_info"
safety = "suggested"


def before():
    return sys.exc_type


def after():
    return sys.exc_info()[0]


def before_value():
    return sys.exc_value


def after_value():
    return sys.exc_info()[1]


def before_traceback():
    return sys.exc_traceback


def after_traceback():
    return sys.exc_info()[2]


def before_clear():
    sys.exc_clear()


def after_clear():
    pass


examples = '''
@@ all three
 import sys

 try:
     int("x")
 except ValueError:
-    print(sys.exc_type, sys.exc_value, sys.exc_traceback is None)
+    print(sys.exc_info()[0], sys.exc_info()[1], sys.exc_info()[2] is None)
-    sys.exc_clear()

@@ by name
-from sys import exc_value as error
+import sys

 try:
     int("x")
 except ValueError:
-    print(error)
+    print(sys.exc_info()[1])

@@ the function
 import sys

 print(sys.exc_info()[0])

@@ names of one's own
 class sys:
     exc_type = 5

 print(sys.exc_type)
'''
