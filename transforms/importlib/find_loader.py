"""`importlib.find_loader` was removed in Python 3.12.

`importlib.util.find_spec()` replaces it: it returns a module specification, whose
attribute `loader` is the loader, or `None` if nothing is found.
For a dotted name, `find_spec()` imports the parent packages, and raises
`ModuleNotFoundError` if one is missing; `find_loader()` takes their path as its second
argument, which is now passed to the finder of files. For a namespace package,
`find_loader()` raises `ImportError`.
"""

import importlib
import importlib.machinery
import importlib.util

deprecated = "3.4"
available = "3.4"
removed = "3.12"
reference = "whatsnew/3.12#importlib"
safety = "suggested"


def before_none(name):
    return importlib.find_loader(name) is None


def after_none(name):
    return importlib.util.find_spec(name) is None


def before_some(name):
    return importlib.find_loader(name) is not None


def after_some(name):
    return importlib.util.find_spec(name) is not None


def before(name):
    return importlib.find_loader(name)


def after(name):
    return getattr(importlib.util.find_spec(name), "loader", None)


def before_path(name, path):
    return importlib.find_loader(name, path)


def after_path(name, path):
    return getattr(importlib.machinery.PathFinder.find_spec(name, path), "loader", None)


examples = '''
@@ whether there is a module
-import importlib
+import importlib.util

-if importlib.find_loader("json") is not None:
+if importlib.util.find_spec("json") is not None:
     print("json")
-print(importlib.find_loader("no_such_module") is None)
+print(importlib.util.find_spec("no_such_module") is None)

@@ the loader itself, imported by name
-from importlib import find_loader
+import importlib.util

-loader = find_loader("textwrap")
+loader = getattr(importlib.util.find_spec("textwrap"), "loader", None)
 print(loader.get_filename().endswith("textwrap.py"))

@@ in a condition
-import importlib
+import importlib.util

 def has(name):
-    return bool(importlib.find_loader(name))
+    return bool(getattr(importlib.util.find_spec(name), "loader", None))

 print(has("json"), has("no_such_module"))

@@ with a path
-import importlib
+import importlib.machinery
 import json

-loader = importlib.find_loader("json.decoder", json.__path__)
+loader = getattr(importlib.machinery.PathFinder.find_spec("json.decoder", json.__path__), "loader", None)
 print(loader.name)

@@ a function of one's own
 def find_loader(name):
     return name.upper()

 print(find_loader("json"))

@@ the new one, with the old one behind it
 try:
     from importlib.util import find_spec
 except ImportError:
     from importlib import find_loader as find_spec

 print(find_spec("json") is not None)

@@ where the new function is asked for
 import importlib
 import importlib.util

 if hasattr(importlib.util, "find_spec"):
     found = importlib.util.find_spec("json") is not None
 else:
     found = importlib.find_loader("json") is not None
 print(found)
'''
