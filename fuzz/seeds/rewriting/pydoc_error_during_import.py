import pydoc
import sys

if sys.version_info >= (3, 12):
    try:
        int("x")
    except ValueError:
        print(pydoc.ErrorDuringImport("a.py", sys.exc_info()))
import sys
from pydoc import ErrorDuringImport as Failed

if sys.version_info >= (3, 12):
    try:
        int("x")
    except ValueError:
        kind, error, traceback = sys.exc_info()
        print(Failed("a.py", (kind, error, traceback)))
import pydoc
import sys

def fail(path):
    raise pydoc.ErrorDuringImport(path, sys.exc_info())
