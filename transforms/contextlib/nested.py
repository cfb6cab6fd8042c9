"""`contextlib.nested()` was removed in Python 3.2.

A `with` statement takes several context managers instead: `with a as x, b as y:`.
They are created one after the other there; the function, and the one that is
added, get all of them at once.
"""

import contextlib

deprecated = "3.1"
available = "3.3"
removed = "3.2"
reference = "whatsnew/3.2#contextlib"
safety = "suggested"


def before():
    return contextlib.nested


def after():
    return nested


@contextlib.contextmanager
def nested(*managers):
    """Enter several context managers, as `contextlib.nested()` did until Python 3.1."""
    with contextlib.ExitStack() as stack:
        yield [stack.enter_context(manager) for manager in managers]


examples = '''
@@ two managers
+import contextlib
 import io
-from contextlib import closing, nested
+from contextlib import closing


+@contextlib.contextmanager
+def nested(*managers):
+    """Enter several context managers, as `contextlib.nested()` did until Python 3.1."""
+    with contextlib.ExitStack() as stack:
+        yield [stack.enter_context(manager) for manager in managers]
+
+
 with nested(closing(io.StringIO("a")), closing(io.StringIO("b"))) as (one, two):
     print(one.read(), two.read())

@@ any number of them
 import contextlib


+@contextlib.contextmanager
+def nested(*managers):
+    """Enter several context managers, as `contextlib.nested()` did until Python 3.1."""
+    with contextlib.ExitStack() as stack:
+        yield [stack.enter_context(manager) for manager in managers]
+
+
 def enter(managers):
-    with contextlib.nested(*managers) as values:
+    with nested(*managers) as values:
         return values

@@ another function of that name
 def nested(*managers):
     return len(managers)

 print(nested(1, 2))
'''
