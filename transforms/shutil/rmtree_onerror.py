"""`onerror` of `shutil.rmtree()` is deprecated since Python 3.12.

`onexc`, which Python 3.12 added, is called with the exception; `onerror` is called with
the three values of `sys.exc_info()`. No removal is announced.
A handler for the old argument is wrapped.
"""

import shutil
from typing import Literal

deprecated = "3.12"
available = "3.12"
reference = "library/shutil#shutil.rmtree"


def before_none(path, onerror: Literal[None], ignore_errors=..., dir_fd=...):
    return shutil.rmtree(path, ignore_errors, onerror, dir_fd=dir_fd)


def after_none(path, onerror: Literal[None], ignore_errors=..., dir_fd=...):
    return shutil.rmtree(path, ignore_errors := ignore_errors, onexc=None, dir_fd=dir_fd)


def before(path, onerror, ignore_errors=..., dir_fd=...):
    return shutil.rmtree(path, ignore_errors, onerror, dir_fd=dir_fd)


def after(path, onerror, ignore_errors=..., dir_fd=...):
    return shutil.rmtree(path, ignore_errors := ignore_errors, onexc=with_exc_info(onerror), dir_fd=dir_fd)


def with_exc_info(handler):
    """Make a handler that takes what `sys.exc_info()` gives into one that takes the exception."""

    def call(function, path, error):
        return handler(function, path, (type(error), error, error.__traceback__))

    return call if handler is not None else None


examples = '''
@@ a handler
 import shutil
 import sys

+
+def with_exc_info(handler):
+    """Make a handler that takes what `sys.exc_info()` gives into one that takes the exception."""
+
+    def call(function, path, error):
+        return handler(function, path, (type(error), error, error.__traceback__))
+
+    return call if handler is not None else None
+
+
 if sys.version_info >= (3, 12):
     def clean(path):
-        shutil.rmtree(path, onerror=show)
+        shutil.rmtree(path, onexc=with_exc_info(show))

     def show(function, path, info):
         print(function.__name__, path, info[0].__name__, info[2] is not None)

     clean("no such folder")

@@ by position, imported by name, under another
 import sys
 from shutil import rmtree as remove

+
+def with_exc_info(handler):
+    """Make a handler that takes what `sys.exc_info()` gives into one that takes the exception."""
+
+    def call(function, path, error):
+        return handler(function, path, (type(error), error, error.__traceback__))
+
+    return call if handler is not None else None
+
+
 if sys.version_info >= (3, 12):
     def clean(path, show=None):
-        remove(path, False, show)
+        remove(path, False, onexc=with_exc_info(show))

     clean("no such folder", lambda function, path, info: print(path, info[1].strerror))

@@ an older Python must run it
 import shutil
+import sys
+
+
+def with_exc_info(handler):
+    """Make a handler that takes what `sys.exc_info()` gives into one that takes the exception."""
+
+    def call(function, path, error):
+        return handler(function, path, (type(error), error, error.__traceback__))
+
+    return call if handler is not None else None
+

 def clean(path, show):
-    shutil.rmtree(path, onerror=show)
+    if sys.version_info >= (3, 12):
+        shutil.rmtree(path, onexc=with_exc_info(show))
+    else:
+        shutil.rmtree(path, onerror=show)

 clean("no such folder", lambda *what: print(what[0].__name__))

@@ an older Python must run it, in an expression
 import shutil
+import sys

 def cleaning(path):
-    yield shutil.rmtree(path, True, None)
-    return [shutil.rmtree(path, True, onerror=None) for path in (path, path)]
+    yield (shutil.rmtree(path, True, onexc=None) if sys.version_info >= (3, 12) else shutil.rmtree(path, True, None))
+    return [(shutil.rmtree(path, True, onexc=None) if sys.version_info >= (3, 12) else shutil.rmtree(path, True, onerror=None)) for path in (path, path)]

 print(list(cleaning("no such folder")))

@@ no handler
 import shutil

 shutil.rmtree("no such folder", ignore_errors=True)
 shutil.rmtree("no such folder", True)

@@ a function of one's own
 def rmtree(path, onerror=None):
     print(path, onerror)

 rmtree("x", onerror=print)

@@ under a test of the version
 import shutil
 import sys

 def show(*what):
     print(what[1])

 if sys.version_info >= (3, 12):
     shutil.rmtree("no such folder", onexc=show)
 else:
     shutil.rmtree("no such folder", onerror=show)
'''
