"""`unittest._TextTestResult` was removed in Python 3.12.

The old name was an alias, deprecated in Python 3.2 and removed in 3.12.
"""

import unittest

deprecated = "3.2"
available = "3.2"
removed = "3.12"
reference = "whatsnew/3.12#unittest"
identical = True
moves = {"unittest._TextTestResult": "unittest.TextTestResult"}

examples = '''
@@ a base class
 import unittest

-class Result(unittest._TextTestResult):
+class Result(unittest.TextTestResult):
     pass

 print(issubclass(Result, unittest.TestResult))

@@ imported by name
-from unittest import _TextTestResult
+from unittest import TextTestResult

-class Result(_TextTestResult):
+class Result(TextTestResult):
     pass

 print(Result.__name__)

@@ an attribute of something else
 class runner:
     _TextTestResult = dict

 print(runner._TextTestResult())
'''
