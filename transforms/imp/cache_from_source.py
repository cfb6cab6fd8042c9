"""`imp.cache_from_source()` and its reverse are in `importlib.util`.

`imp` went away in Python 3.12. The old functions called the new ones.
"""

import imp
import importlib.util

deprecated = "3.4"
available = "3.4"
removed = "3.12"
reference = "whatsnew/3.12#imp"


def before_cache():
    return imp.cache_from_source


def after_cache():
    return importlib.util.cache_from_source


def before_source():
    return imp.source_from_cache


def after_source():
    return importlib.util.source_from_cache


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
+import importlib.util

-print(len(list(map(cache_from_source, ["a.py", "b.py"]))))
+print(len(list(map(importlib.util.cache_from_source, ["a.py", "b.py"]))))

@@ in a function, under another name
 def compiled(path):
-    from imp import cache_from_source as cached
+    import importlib.util
-    return cached(path)
+    return importlib.util.cache_from_source(path)

 print(compiled("app.py").startswith("__pycache__"))

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
