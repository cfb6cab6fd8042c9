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
 import resource

 hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
 if hard == -1:
-    resource.setrlimit(resource.RLIMIT_CORE, (-1, -1))
-    resource.setrlimit(resource.RLIMIT_CORE, (-1, hard))
-    resource.setrlimit(resource.RLIMIT_CORE, (0, -1))
+    resource.setrlimit(resource.RLIMIT_CORE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
+    resource.setrlimit(resource.RLIMIT_CORE, (resource.RLIM_INFINITY, hard))
+    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.RLIM_INFINITY))
 print("done")

@@ imported by name
-from resource import RLIMIT_STACK, setrlimit
+from resource import RLIM_INFINITY, RLIMIT_STACK, setrlimit

 def deep(size):
-    setrlimit(RLIMIT_STACK, (size, -1))
+    setrlimit(RLIMIT_STACK, (size, RLIM_INFINITY))

@@ other limits
 import resource

 def deep(size, limits):
     resource.setrlimit(resource.RLIMIT_STACK, (size, resource.RLIM_INFINITY))
     resource.setrlimit(resource.RLIMIT_STACK, limits)
'''
