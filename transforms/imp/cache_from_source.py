"""`imp.cache_from_source` was removed in Python 3.12.

`imp` went away in Python 3.12. The old functions called the new ones.
The second argument, `debug_override`, warns there; it is called `optimization` now,
where `True` is `""` and `False` is `1`.
"""

import imp
import importlib.util
from typing import Literal

deprecated = "3.4"
available = "3.5"
removed = "3.12"
reference = "whatsnew/3.12#imp"
moves = {"imp.source_from_cache": "importlib.util.source_from_cache"}


def before_cache(path):
    return imp.cache_from_source(path)


def after_cache(path):
    return importlib.util.cache_from_source(path)


def before_none(path, debug_override: Literal[None]):
    return imp.cache_from_source(path, debug_override)


def after_none(path, debug_override: Literal[None]):
    return importlib.util.cache_from_source(path)


def before_true(path, debug_override: Literal[True]):
    return imp.cache_from_source(path, debug_override)


def after_true(path, debug_override: Literal[True]):
    return importlib.util.cache_from_source(path, optimization="")


def before_false(path, debug_override: Literal[False]):
    return imp.cache_from_source(path, debug_override)


def after_false(path, debug_override: Literal[False]):
    return importlib.util.cache_from_source(path, optimization=1)


def before_override(path, debug_override):
    """Pass `optimization=""` where the second argument was true, and `optimization=1` where it was false."""
    return imp.cache_from_source(path, debug_override)


examples = '''
@@ both, through the module
-import imp
+import importlib.util

-path = imp.cache_from_source("app.py")
-print(imp.source_from_cache(path))
+path = importlib.util.cache_from_source("app.py")
+print(importlib.util.source_from_cache(path))

@@ imported by name, and handed on
-from imp import cache_from_source
+from importlib.util import cache_from_source

 print(len(list(map(cache_from_source, ["a.py", "b.py"]))))

@@ in a function, under another name
 def compiled(path):
-    from imp import cache_from_source as cached
+    from importlib.util import cache_from_source as cached
     return cached(path)

 print(compiled("app.py").startswith("__pycache__"))

@@ without optimization and with it, under another name
-from imp import cache_from_source as cached
+from importlib.util import cache_from_source as cached

-print("opt" in cached("app.py", True), "opt" in cached("app.py", debug_override=False), cached("app.py", None)[-1])
+print("opt" in cached("app.py", optimization=""), "opt" in cached("app.py", optimization=1), cached("app.py")[-1])

@@ a second argument that is not in sight
 import imp

 def cached(path, debug):
!    return imp.cache_from_source(path, debug)

 print(cached("app.py", True)[-1])

@@ a test puts something in its place
-import imp
+import importlib.util
 from unittest import mock

-with mock.patch("imp.cache_from_source", return_value="app.pyc"):
-    print(imp.cache_from_source("app.py"))
+with mock.patch("importlib.util.cache_from_source", return_value="app.pyc"):
+    print(importlib.util.cache_from_source("app.py"))

@@ from its new place
 from importlib.util import cache_from_source

 print(cache_from_source("app.py").startswith("__pycache__"))

@@ the new place, with the old one behind it
 try:
     from importlib.util import cache_from_source
 except ImportError:
     from imp import cache_from_source

 print(cache_from_source("app.py").startswith("__pycache__"))

@@ a function of one's own
 def source_from_cache(path):
     return path[:-1]

 print(source_from_cache("app.pyc"))
'''
