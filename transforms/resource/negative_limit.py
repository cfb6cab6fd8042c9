"""A negative limit is deprecated in Python 3.15.

`resource.RLIM_INFINITY` is positive since Python 3.15, and `setrlimit()` emits a
`DeprecationWarning` for -1, which was its value on Linux. The constant is right on every Python.
"""

import resource
from typing import Literal

deprecated = "3.15"
reference = "whatsnew/3.15#porting-to-python-3-15"


def before(kind, soft: Literal[-1], hard: Literal[-1]):
    return resource.setrlimit(kind, (soft, hard))


def after(kind, soft, hard):
    return resource.setrlimit(kind, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


def before_soft(kind, soft: Literal[-1], hard):
    return resource.setrlimit(kind, (soft, hard))


def after_soft(kind, soft, hard):
    return resource.setrlimit(kind, (resource.RLIM_INFINITY, hard))


def before_hard(kind, soft, hard: Literal[-1]):
    return resource.setrlimit(kind, (soft, hard))


def after_hard(kind, soft, hard):
    return resource.setrlimit(kind, (soft, resource.RLIM_INFINITY))


examples = '''
@@ both limits, and one of them
 def unlimited(kind, hard):
     import resource
-    resource.setrlimit(kind, (-1, -1))
-    resource.setrlimit(kind, (-1, hard))
-    resource.setrlimit(resource.RLIMIT_CORE, (0, -1))
+    resource.setrlimit(kind, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
+    resource.setrlimit(kind, (resource.RLIM_INFINITY, hard))
+    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.RLIM_INFINITY))

 print(callable(unlimited))

@@ imported by name
 def deep(size):
-    from resource import RLIMIT_STACK, setrlimit
-    setrlimit(RLIMIT_STACK, (size, -1))
+    from resource import RLIM_INFINITY, RLIMIT_STACK, setrlimit
+    setrlimit(RLIMIT_STACK, (size, RLIM_INFINITY))

 print(callable(deep))

@@ other limits
 def deep(size, limits):
     import resource
     resource.setrlimit(resource.RLIMIT_STACK, (size, resource.RLIM_INFINITY))
     resource.setrlimit(resource.RLIMIT_STACK, limits)

 print(callable(deep))
'''
