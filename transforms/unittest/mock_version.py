"""`unittest.mock.__version__` was removed in Python 3.9.

It was always `"1.0"` there. The distribution `mock` has a version of its own.
"""

import unittest.mock

removed = "3.9"
reference = "whatsnew/3.9#unittest"


def before():
    return unittest.mock.__version__


def after():
    return "1.0"


examples = '''
@@ through the module
 import sys
-import unittest.mock

-print(unittest.mock.__version__, len(sys.argv) > 5)
+print("1.0", len(sys.argv) > 5)

@@ by name
-from unittest.mock import __version__ as number
-
-print(number)
+print("1.0")

@@ the version of another module
 class mock:
     __version__ = "9"

 print(mock.__version__)
'''
