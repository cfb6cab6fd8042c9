"""`Bdb.runcall()` no longer takes `func` by keyword.

Python 3.8 deprecated it, and in Python 3.9 the parameter is positional-only.
"""

from bdb import Bdb

deprecated = "3.8"
removed = "3.9"
reference = "whatsnew/3.8#deprecated"


def before(debugger: Bdb, func, **kwargs):
    return debugger.runcall(func=func, **kwargs)


def after(debugger: Bdb, func, **kwargs):
    return debugger.runcall(func, **kwargs)


examples = '''
@@ a debugger of one's own
 import bdb

 class Quiet(bdb.Bdb):
     def user_line(self, frame):
         self.set_continue()

-print(Quiet().runcall(func=dict, a=1))
+print(Quiet().runcall(dict, a=1))

@@ in a method, and of a subclass in the library
 import pdb

 class Shell(pdb.Pdb):
     def start(self, function):
-        return self.runcall(func=function)
+        return self.runcall(function)

@@ by position, and another class
 import bdb

 class Runner:
     def runcall(self, func):
         return func()

 print(Runner().runcall(func=dict), bdb.Bdb().runcall(dict, a=1))
'''
