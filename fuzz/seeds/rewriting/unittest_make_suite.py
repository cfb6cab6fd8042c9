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
import unittest
class One(unittest.TestCase):
    def check_one(self): ...
    def test_two(self): ...

print(unittest.makeSuite(One, "check"))
