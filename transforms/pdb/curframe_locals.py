"""`Pdb.curframe_locals` is deprecated since Python 3.14.

Since Python 3.13 writes to `frame.f_locals` are kept, so no copy is needed.
"""

from pdb import Pdb

deprecated = "3.14"
available = "3.13"
reference = "whatsnew/3.14#pdb"
safety = "suggested"


def before(debugger: Pdb):
    return debugger.curframe_locals


def after(debugger: Pdb):
    return debugger.curframe.f_locals


examples = '''
@@ in a debugger of one's own
 import pdb
+import sys

 class Shell(pdb.Pdb):
     def do_names(self, text):
-        return sorted(self.curframe_locals)
+        return sorted(self.curframe.f_locals if sys.version_info >= (3, 13) else self.curframe_locals)

@@ another class with that attribute
 class Shell:
     curframe_locals = {}

 print(Shell().curframe_locals)
'''
