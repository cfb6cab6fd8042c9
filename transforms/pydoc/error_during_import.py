"""`pydoc.ErrorDuringImport` takes one exception since Python 3.12.

The three values of `sys.exc_info()` are not needed any more: the exception knows
its type and its traceback. Python 3.12 takes both, and warns of the tuple.
"""

import pydoc
import sys

deprecated = "3.12"
available = "3.12"
reference = "whatsnew/3.12#deprecated"
safety = "suggested"


def before(filename):
    return pydoc.ErrorDuringImport(filename, sys.exc_info())


def after(filename):
    return pydoc.ErrorDuringImport(filename, sys.exc_info()[1])


def before_tuple(filename, kind, value, traceback):
    return pydoc.ErrorDuringImport(filename, (kind, value, traceback))


def after_tuple(filename, kind, value, traceback):
    return pydoc.ErrorDuringImport(filename, value)


examples = '''
@@ what is handled
 import pydoc
 import sys

 if sys.version_info >= (3, 12):
     try:
         int("x")
     except ValueError:
-        print(pydoc.ErrorDuringImport("a.py", sys.exc_info()))
+        print(pydoc.ErrorDuringImport("a.py", sys.exc_info()[1]))

@@ the three values by themselves, the class under another name
 import sys
 from pydoc import ErrorDuringImport as Failed

 if sys.version_info >= (3, 12):
     try:
         int("x")
     except ValueError:
         kind, error, traceback = sys.exc_info()
-        print(Failed("a.py", (kind, error, traceback)))
+        print(Failed("a.py", error))

@@ an older Python must run it
 import pydoc
 import sys

 def fail(path):
-    raise pydoc.ErrorDuringImport(path, sys.exc_info())
+    raise pydoc.ErrorDuringImport(path, sys.exc_info()[1]) if sys.version_info >= (3, 12) else pydoc.ErrorDuringImport(path, sys.exc_info())

@@ the exception already
 import pydoc

 def fail(path, error):
     raise pydoc.ErrorDuringImport(path, error)

@@ the class in a handler
 import pydoc

 try:
     print(pydoc.locate("os").__name__)
 except pydoc.ErrorDuringImport:
     pass
'''
