import unittest

class One(unittest.TestCase):
    def test_one(self): ...

print(unittest.makeSuite(One).countTestCases())
from unittest import TestCase, TestSuite, makeSuite

class One(TestCase):
    def test_one(self): ...

suite = TestSuite()
suite.addTest(makeSuite(One))
print(suite.countTestCases())
import sys
import unittest

class One(unittest.TestCase):
    def test_one(self): ...

suite = unittest.TestSuite()
suite.addTest(unittest.makeSuite(One, "test"))
suite.addTest(unittest.makeSuite(One,
                                 prefix='test'))
print(suite.countTestCases(), unittest.getTestCaseNames(One, 'test'))
print(unittest.findTestCases(sys, "test").countTestCases())
