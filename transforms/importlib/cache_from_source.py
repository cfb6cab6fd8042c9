"""`debug_override` of `cache_from_source()` is removed in Python 3.15.

It is deprecated since Python 3.5; `optimization` has taken its place: `""` for a true
value, `1` for a false one, and `None` as before.
"""

import importlib.util
from typing import Literal

deprecated = "3.5"
available = "3.5"
removed = "3.15"
reference = "whatsnew/3.15#importlib"


def before(path, debug_override: Literal[True, 1]):
    return importlib.util.cache_from_source(path, debug_override)


def after(path, debug_override):
    return importlib.util.cache_from_source(path, optimization="")


def before_false(path, debug_override: Literal[False, 0]):
    return importlib.util.cache_from_source(path, debug_override)


def after_false(path, debug_override):
    return importlib.util.cache_from_source(path, optimization=1)


def before_none(path, debug_override: Literal[None]):
    return importlib.util.cache_from_source(path, debug_override)


def after_none(path, debug_override):
    return importlib.util.cache_from_source(path)


def before_bool(path, debug_override: bool):
    return importlib.util.cache_from_source(path, debug_override)


def after_bool(path, debug_override):
    return importlib.util.cache_from_source(path, optimization="" if debug_override else 1)


def before_other(path, debug_override):
    return importlib.util.cache_from_source(path, debug_override)


def after_other(path, debug_override):
    return importlib.util.cache_from_source(path, optimization=None if debug_override is None else "" if debug_override else 1)


examples = '''
@@ by position and by keyword
 import importlib.util

-print(importlib.util.cache_from_source("a.py", True).endswith("opt-1.pyc"))
-print(importlib.util.cache_from_source("a.py", debug_override=False).endswith("opt-1.pyc"))
+print(importlib.util.cache_from_source("a.py", optimization="").endswith("opt-1.pyc"))
+print(importlib.util.cache_from_source("a.py", optimization=1).endswith("opt-1.pyc"))

@@ a value that is computed, imported by name
 from importlib.util import cache_from_source as cached

 def name(path: str, debug: bool):
-    return cached(path, debug)
+    return cached(path, optimization="" if debug else 1)

-print(name("a.py", False) == cached("a.py", None))
+print(name("a.py", False) == cached("a.py"))

@@ a value of which nothing is known
 import importlib.util

 def name(path, debug):
-    return importlib.util.cache_from_source(path, debug)
+    return importlib.util.cache_from_source(path, optimization=None if debug is None else "" if debug else 1)

 print(name("a.py", None) == importlib.util.cache_from_source("a.py"))

@@ without it
 import importlib.util

 print(importlib.util.cache_from_source("a.py") == importlib.util.cache_from_source("a.py", optimization=None))

@@ a function of one's own
 def cache_from_source(path, debug_override):
     return debug_override

 print(cache_from_source("a.py", True))
'''
