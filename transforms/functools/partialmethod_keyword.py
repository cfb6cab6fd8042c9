"""`partialmethod()` takes its function by position from Python 3.9 on.

A keyword `func` is one of the arguments that are stored, so that `TypeError` is
raised.
"""

import functools

deprecated = "3.8"
available = "3.4"
removed = "3.9"
reference = "whatsnew/3.8#deprecated"


def before(func, **keywords):
    return functools.partialmethod(func=func, **keywords)


def after(func, **keywords):
    return functools.partialmethod(func, **keywords)


examples = '''
@@ a method
 import functools
 from functools import partialmethod as method

 class Lamp:
     def switch(self, on, dim=False):
         return on, dim

-    enable = functools.partialmethod(func=switch, on=True)
-    dim = method(func=switch, on=True, dim=True)
+    enable = functools.partialmethod(switch, on=True)
+    dim = method(switch, on=True, dim=True)

 print(Lamp().enable(), Lamp().dim())

@@ by position, and another function
 from functools import partial, partialmethod

 class Lamp:
     def switch(self, on):
         return on

     enable = partialmethod(switch, True)

 def partialmethods(func):
     return func

 print(Lamp().enable(), partial(dict, func=5)(), partialmethods(func=6))
'''
