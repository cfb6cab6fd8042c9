"""`use_load_tests` of `loadTestsFromModule()` was removed.

The argument has been ignored since Python 3.5 and went away in 3.12.
"""

from unittest import TestLoader

deprecated = "3.5"
available = "3.5"
removed = "3.12"
reference = "whatsnew/3.12#unittest"


def before(loader: TestLoader, module, use_load_tests, pattern=...):
    return loader.loadTestsFromModule(module, use_load_tests, pattern=pattern)


def after(loader: TestLoader, module, use_load_tests, pattern=...):
    return loader.loadTestsFromModule(module, pattern=pattern)


def before_keyword(loader: TestLoader, module, use_load_tests, pattern=...):
    return loader.loadTestsFromModule(module, use_load_tests=use_load_tests, pattern=pattern)


def after_keyword(loader: TestLoader, module, use_load_tests, pattern=...):
    return loader.loadTestsFromModule(module, pattern=pattern)


examples = '''
@@ by keyword
 import sys
 import unittest

-suite = unittest.TestLoader().loadTestsFromModule(sys, use_load_tests=True)
+suite = unittest.TestLoader().loadTestsFromModule(sys)
 print(suite.countTestCases())

@@ by position, with the default loader
 import sys
 from unittest import defaultTestLoader

-print(defaultTestLoader.loadTestsFromModule(sys, False).countTestCases())
+print(defaultTestLoader.loadTestsFromModule(sys).countTestCases())

@@ called through the class
 import sys
 from unittest import TestLoader

 class Loader(TestLoader):
     def loadTestsFromModule(self, module, pattern=None):
-        return TestLoader.loadTestsFromModule(self, module, False, pattern=pattern)
+        return TestLoader.loadTestsFromModule(self, module, pattern=pattern)

 print(Loader().loadTestsFromModule(sys).countTestCases())

@@ called through the class, without it
 import sys
 from unittest import TestLoader

 class Loader(TestLoader):
     def loadTestsFromModule(self, module, pattern=None):
         return TestLoader.loadTestsFromModule(self, module, pattern=pattern)

 print(Loader().loadTestsFromModule(sys).countTestCases())

@@ without it
 import sys
 import unittest

 print(unittest.TestLoader().loadTestsFromModule(sys, pattern=None).countTestCases())
'''
