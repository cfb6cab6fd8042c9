"""`unittest.makeSuite` and its kin were removed in Python 3.13.

`makeSuite()`, `findTestCases()` and `getTestCaseNames()` were deprecated in Python 3.11 and went away in 3.13.
Each made a loader of its own for one call, with the prefix, the order and the class
of suites that it was given; so does what takes its place.
"""

import unittest
from typing import Literal

deprecated = "3.11"
available = "3.2"
removed = "3.13"
reference = "whatsnew/3.13#unittest"


def before(testCaseClass):
    return unittest.makeSuite(testCaseClass)


def after(testCaseClass):
    return unittest.TestLoader().loadTestsFromTestCase(testCaseClass)


def before_default(testCaseClass, prefix: Literal["test"]):
    return unittest.makeSuite(testCaseClass, prefix)


def after_default(testCaseClass, prefix):
    return unittest.TestLoader().loadTestsFromTestCase(testCaseClass)


def before_prefix(testCaseClass, prefix=..., sortUsing=..., suiteClass=...):
    return unittest.makeSuite(testCaseClass, prefix, sortUsing, suiteClass)


def after_prefix(testCaseClass, prefix=..., sortUsing=..., suiteClass=...):
    return loader_of(
        prefix=prefix, sort_using=sortUsing, suite_class=suiteClass
    ).loadTestsFromTestCase(testCaseClass)


def before_module(module):
    return unittest.findTestCases(module)


def after_module(module):
    return unittest.TestLoader().loadTestsFromModule(module)


def before_module_default(module, prefix: Literal["test"]):
    return unittest.findTestCases(module, prefix)


def after_module_default(module, prefix):
    return unittest.TestLoader().loadTestsFromModule(module)


def before_module_prefix(module, prefix=..., sortUsing=..., suiteClass=...):
    return unittest.findTestCases(module, prefix, sortUsing, suiteClass)


def after_module_prefix(module, prefix=..., sortUsing=..., suiteClass=...):
    return loader_of(
        prefix=prefix, sort_using=sortUsing, suite_class=suiteClass
    ).loadTestsFromModule(module)


def before_names_default(testCaseClass, prefix: Literal["test"]):
    return unittest.getTestCaseNames(testCaseClass, prefix)


def after_names_default(testCaseClass, prefix):
    return unittest.TestLoader().getTestCaseNames(testCaseClass)


def before_names(testCaseClass, prefix, sortUsing=..., testNamePatterns=...):
    return unittest.getTestCaseNames(testCaseClass, prefix, sortUsing, testNamePatterns)


def after_names(testCaseClass, prefix, sortUsing=..., testNamePatterns=...):
    return loader_of(
        prefix, sort_using=sortUsing, patterns=testNamePatterns
    ).getTestCaseNames(testCaseClass)


def loader_of(prefix="test", sort_using=None, suite_class=None, patterns=None):
    """A loader for methods with this prefix."""
    loader = unittest.TestLoader()
    loader.testMethodPrefix = prefix
    loader.testNamePatterns = patterns
    if sort_using is not None:
        loader.sortTestMethodsUsing = sort_using
    if suite_class is not None:
        loader.suiteClass = suite_class
    return loader


examples = '''
@@ the tests of a class
 import unittest

 class One(unittest.TestCase):
     def test_one(self): ...

-print(unittest.makeSuite(One).countTestCases())
+print(unittest.TestLoader().loadTestsFromTestCase(One).countTestCases())

@@ by name, in a suite
-from unittest import TestCase, TestSuite, makeSuite
+from unittest import TestCase, TestLoader, TestSuite

 class One(TestCase):
     def test_one(self): ...

 suite = TestSuite()
-suite.addTest(makeSuite(One))
+suite.addTest(TestLoader().loadTestsFromTestCase(One))
 print(suite.countTestCases())

@@ the prefix that it has without one
 import sys
 import unittest

 class One(unittest.TestCase):
     def test_one(self): ...

 suite = unittest.TestSuite()
-suite.addTest(unittest.makeSuite(One, "test"))
-suite.addTest(unittest.makeSuite(One,
-                                 prefix='test'))
-print(suite.countTestCases(), unittest.getTestCaseNames(One, 'test'))
-print(unittest.findTestCases(sys, "test").countTestCases())
+suite.addTest(unittest.TestLoader().loadTestsFromTestCase(One))
+suite.addTest(unittest.TestLoader().loadTestsFromTestCase(One))
+print(suite.countTestCases(), unittest.TestLoader().getTestCaseNames(One))
+print(unittest.TestLoader().loadTestsFromModule(sys).countTestCases())

@@ another prefix
 import unittest
+
+
+def loader_of(prefix="test"):
+    """A loader for methods with this prefix."""
+    loader = unittest.TestLoader()
+    loader.testMethodPrefix = prefix
+    loader.testNamePatterns = None
+    return loader
+
+
 class One(unittest.TestCase):
     def check_one(self): ...
     def test_two(self): ...

-print(unittest.makeSuite(One, "check"))
+print(loader_of(prefix="check").loadTestsFromTestCase(One))

@@ a module
 import sys
 import unittest

-print(unittest.findTestCases(sys).countTestCases())
+print(unittest.TestLoader().loadTestsFromModule(sys).countTestCases())

@@ the names of tests
 import unittest
+
+
+def loader_of(prefix="test"):
+    """A loader for methods with this prefix."""
+    loader = unittest.TestLoader()
+    loader.testMethodPrefix = prefix
+    loader.testNamePatterns = None
+    return loader
+
+
 class One(unittest.TestCase):
     def check_one(self): ...
     def test_two(self): ...

-print(unittest.getTestCaseNames(One, "check"))
+print(loader_of("check").getTestCaseNames(One))

@@ one of the project's own
 def makeSuite(case, prefix):
     return [case, prefix]

 print(makeSuite("One", "check"))

@@ out of the module that defines it
+import unittest
 from unittest.case import TestCase
-from unittest.loader import makeSuite

 class Case(TestCase):
     def test_a(self):
         pass

-print(makeSuite(Case).countTestCases())
+print(unittest.TestLoader().loadTestsFromTestCase(Case).countTestCases())
'''
