import pdb
import sys

def examine():
    debugger = pdb.Pdb()
    debugger.interaction(None, traceback=sys.exc_info()[2])
    debugger.interaction(frame=None, traceback=sys.exc_info()[2])
from pdb import Pdb

class Shell(Pdb):
    def examine(self, error):
        self.interaction(traceback=error.__traceback__, frame=None)
import pdb

class Shell:
    def interaction(self, frame, traceback=None):
        return frame

def examine(error):
    pdb.Pdb().interaction(None, error.__traceback__)

print(Shell().interaction(None, traceback=None))
