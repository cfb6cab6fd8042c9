"""`imp.get_magic` was removed in Python 3.12.

`imp` went away in Python 3.12. The old function returned this constant: four
bytes with which every `.pyc` file of a Python begins.
"""

import imp
import importlib.util

deprecated = "3.4"
available = "3.4"
removed = "3.12"
reference = "whatsnew/3.12#imp"


def before():
    return imp.get_magic()


def after():
    return importlib.util.MAGIC_NUMBER


examples = '''
@@ a call becomes a constant
-import imp
+import importlib.util

-print(len(imp.get_magic()))
+print(len(importlib.util.MAGIC_NUMBER))

@@ imported by name, in an expression
-from imp import get_magic
+import importlib.util

-header = get_magic() + b"\\0" * 4
+header = importlib.util.MAGIC_NUMBER + b"\\0" * 4
 print(len(header))

@@ the module is imported already
-import imp
 import importlib.util

-print(importlib.util.MAGIC_NUMBER == imp.get_magic())
+print(importlib.util.MAGIC_NUMBER == importlib.util.MAGIC_NUMBER)

@@ the function as a value
 import imp

!read = imp.get_magic
 print(len(read()))

@@ a function of one's own
 def get_magic():
     return b"magic"

 print(get_magic())

@@ only where nothing newer is
 try:
     from importlib.util import MAGIC_NUMBER
 except ImportError:
     import imp
     MAGIC_NUMBER = imp.get_magic()

 print(len(MAGIC_NUMBER))

@@ the last use is far below the import
-import imp
+import importlib.util

 # module = imp.load_source("settings", "settings.py")
 NAMES = ["json", "sys"]


 def magic():
-    return imp.get_magic()
+    return importlib.util.MAGIC_NUMBER


 print(len(magic()), NAMES)
'''
