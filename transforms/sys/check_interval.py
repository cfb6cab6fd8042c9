"""`sys.getcheckinterval()` and its setter were removed in Python 3.9.

`setcheckinterval()` has had no effect since Python 3.2: threads are switched
after a time, which `sys.setswitchinterval()` sets, not after a number of
instructions. So the call is deleted.
"""

import sys

deprecated = "3.2"
available = "3.0"
removed = "3.9"
reference = "whatsnew/3.9#removed"
together = True


def before(interval):
    sys.setcheckinterval(interval)


def after(interval):
    pass


def before_get():
    """`sys.getswitchinterval()` is the time in seconds after which threads are switched; nothing counts instructions."""
    return sys.getcheckinterval


examples = '''
@@ the call has no effect
 import sys

-sys.setcheckinterval(1000)
 print(sys.getrecursionlimit() > 0)

@@ by name, in a function
-from sys import setcheckinterval as interval, version_info
+from sys import version_info

 def main():
-    interval(100)
+    pass

 main()
 print(version_info > (3,))

@@ what is set is read
 import sys

!old = sys.getcheckinterval()
!sys.setcheckinterval(old)
 print("set")

@@ the new function
 import sys

 sys.setswitchinterval(0.005)
 print(sys.getswitchinterval())

@@ tested with hasattr
 import sys

 if hasattr(sys, "setcheckinterval"):
     sys.setcheckinterval(100)
 print("set")
'''
