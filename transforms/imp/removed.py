"""`imp` was removed in Python 3.12.

It went away in Python 3.12; `importlib` has what it had, in another form. What
other transforms know is told of by them; here is the rest.
"""

import imp

deprecated = "3.4"
removed = "3.12"
reference = "whatsnew/3.12#imp"


def before():
    """`imp` is gone: `importlib`, `importlib.util` and `importlib.machinery` have what it had."""
    return imp


examples = '''
@@ the module as a value
!import imp

 print(imp.__name__)

@@ a name of which nothing is known
!from imp import SourceFileLoader

 print(SourceFileLoader)

@@ all its names
!from imp import *

 print(callable(get_tag))

@@ a fallback for Pythons that have it
 try:
     import importlib.util
 except ImportError:
     import imp

 print(importlib.util.MAGIC_NUMBER is not None)

@@ a module of one's own with a like name
 # file: implied.py
 NAME = "imp"

 # file: main.py
 import implied

 print(implied.NAME)

@@ imports that nothing uses
-from imp import find_module
 import os
-import imp, sys
+import sys

 print(os.sep == "" or sys.argv == [])

@@ an unused import with a comment that keeps it
!from imp import find_module  # noqa: F401
!import imp  # pylint: disable=unused-import

@@ an import that another file takes
 # file: compat.py
!from imp import reload
 # file: main.py
 import compat

 print(compat.reload)
'''
