"""`weakref.finalize()` no longer takes `obj` and `func` by keyword.

Python 3.8 deprecated it, and in Python 3.9 both parameters are positional-only.
"""

import weakref

deprecated = "3.8"
removed = "3.9"
reference = "whatsnew/3.8#deprecated"


def before(obj, func, **kwargs):
    return weakref.finalize(obj=obj, func=func, **kwargs)


def after(obj, func, **kwargs):
    return weakref.finalize(obj, func, **kwargs)


def before_func(obj, func, **kwargs):
    return weakref.finalize(obj, func=func, **kwargs)


def after_func(obj, func, **kwargs):
    return weakref.finalize(obj, func, **kwargs)


examples = '''
@@ both by keyword
 import weakref

 class Node:
     pass

 node = Node()
-finalizer = weakref.finalize(obj=node, func=print, end="closed")
+finalizer = weakref.finalize(node, print, end="closed")
 print(finalizer.alive)

@@ one by keyword, imported by name
 from weakref import finalize as at_end

 class Node:
     pass

 node = Node()
-at_end(node, func=print)
+at_end(node, print)

@@ by position, and another function
 import weakref

 class Node:
     pass

 def finalize(obj, func):
     return func(obj)

 node = Node()
 weakref.finalize(node, print, "closed", end="")
 print(finalize(obj=1, func=str))
'''
