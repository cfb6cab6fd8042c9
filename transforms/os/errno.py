"""`os.errno` was removed in Python 3.7.

It was the module `errno`, which `os` imported for itself and never documented.
"""

import errno
import os

removed = "3.7"
available = "3.0"
reference = "library/errno"


def before():
    return os.errno


def after():
    return errno

examples = '''
@@ through the module
+import errno
 import os

 try:
     os.mkdir(".")
 except OSError as error:
-    print(error.errno == os.errno.EEXIST)
+    print(error.errno == errno.EEXIST)

@@ by name
-from os import errno, getcwd
+import errno
+from os import getcwd

 print(errno.ENOENT > 0, bool(getcwd()))

@@ under another name
-from os import errno as numbers
+import errno

-print(numbers.ENOENT > 0)
+print(errno.ENOENT > 0)

@@ a handler that has an answer for its lack
 import os


 def missing():
     try:
         return os.errno.ENOENT
     except AttributeError:
         return None


 try:
     os.errno
 except AttributeError:
     pass

@@ a handler that has none
-import os
+import errno


 def missing():
     try:
-        number = os.errno.ENOENT
+        number = errno.ENOENT
     except AttributeError:
         raise
     return number


 print(missing() > 0)

@@ an attribute of an exception
 import os

 try:
     os.mkdir(".")
 except os.error as error:
     print(error.errno > 0)

@@ a class of one's own
 class os:
     errno = 5

 print(os.errno)
'''
