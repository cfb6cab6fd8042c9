import sys
import unittest

suite = unittest.TestLoader().loadTestsFromModule(sys, use_load_tests=True)
print(suite.countTestCases())
import sys
from unittest import defaultTestLoader

print(defaultTestLoader.loadTestsFromModule(sys, False).countTestCases())
import sys
from unittest import TestLoader

class Loader(TestLoader):
    def loadTestsFromModule(self, module, pattern=None):
        return TestLoader.loadTestsFromModule(self, module, False, pattern=pattern)

print(Loader().loadTestsFromModule(sys).countTestCases())
