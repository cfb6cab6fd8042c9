"""`function=` of `addCleanup()` was removed in Python 3.9.

The function that `TestCase.addCleanup()` calls has been positional since then.
"""

from unittest import TestCase

deprecated = "3.8"
removed = "3.9"
reference = "whatsnew/3.9#removed"


def before(case: TestCase, function, **options):
    return case.addCleanup(function=function, **options)


def after(case: TestCase, function, **options):
    return case.addCleanup(function, **options)


examples = '''
@@ by keyword
 import unittest

 class Case(unittest.TestCase):
     def runTest(self):
-        self.addCleanup(function=print)
-        self.addCleanup(sep="-", function=print)
+        self.addCleanup(print)
+        self.addCleanup(print, sep="-")

 case = Case()
 print(case.run().wasSuccessful())

@@ by position
 from unittest import TestCase as Base

 class Case(Base):
     def runTest(self):
         self.addCleanup(print, "done")

 Case().run()

@@ a method of another class
 class Stack:
     def addCleanup(self, function):
         function()

 Stack().addCleanup(function=print)
'''
