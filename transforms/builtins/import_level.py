"""`__import__()` no longer has the level -1.

In Python 2 it looked for a relative module first and for an absolute one then; Python 3.3 raises
`ValueError`. The level 0 is the default, and looks for absolute modules only; the level 1 looks for
those of the same package.
"""

from typing import Literal

removed = "3.3"
reference = "library/functions#import__"
safety = "suggested"


def before(name, globals, locals, fromlist, level: Literal[-1]):
    return __import__(name, globals, locals, fromlist, level)


def after(name, globals, locals, fromlist, level):
    return __import__(name, globals, locals, fromlist)


def before_keyword(name, level: Literal[-1], *args, **kwargs):
    return __import__(name, *args, level=level, **kwargs)


def after_keyword(name, level, *args, **kwargs):
    return __import__(name, *args, **kwargs)


examples = '''
@@ by position and by keyword
 def load(name):
-    return __import__(name, globals(), locals(), ["x"], -1)
+    return __import__(name, globals(), locals(), ["x"])

 def load_first(name):
-    return __import__(name, level=-1), __import__(name, globals(), level=-1)
+    return __import__(name), __import__(name, globals())

 print(callable(load), callable(load_first))

@@ another level, and an index
 print(__import__("os", globals(), locals(), [], 0).name, __import__("os").name)
'''
