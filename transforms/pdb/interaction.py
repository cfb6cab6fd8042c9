"""`Pdb.interaction()` renamed its parameter in Python 3.13.

It was `traceback`, and is `tb_or_exc`. The new code passes it by position.
"""

from pdb import Pdb

removed = "3.13"
reference = "library/pdb#pdb.Pdb"


def before_both(debugger: Pdb, frame, traceback):
    return debugger.interaction(frame=frame, traceback=traceback)


def after_both(debugger: Pdb, frame, traceback):
    return debugger.interaction(frame, traceback)


def before(debugger: Pdb, frame, traceback):
    return debugger.interaction(frame, traceback=traceback)


def after(debugger: Pdb, frame, traceback):
    return debugger.interaction(frame, traceback)


examples = '''
@@ what was raised
 import pdb
 import sys

 def examine():
     debugger = pdb.Pdb()
-    debugger.interaction(None, traceback=sys.exc_info()[2])
-    debugger.interaction(frame=None, traceback=sys.exc_info()[2])
+    debugger.interaction(None, sys.exc_info()[2])
+    debugger.interaction(None, sys.exc_info()[2])

@@ in a subclass
 from pdb import Pdb

 class Shell(Pdb):
     def examine(self, error):
-        self.interaction(traceback=error.__traceback__, frame=None)
+        self.interaction(None, error.__traceback__)

@@ by position, and another class
 import pdb

 class Shell:
     def interaction(self, frame, traceback=None):
         return frame

 def examine(error):
     pdb.Pdb().interaction(None, error.__traceback__)

 print(Shell().interaction(None, traceback=None))
'''
