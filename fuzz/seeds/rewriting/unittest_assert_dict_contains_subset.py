import unittest

class Subset(unittest.TestCase):
    def test_found(self):
        self.assertDictContainsSubset({"a": []}, {"a": [], "b": 2})

    def test_differs(self):
        self.assertDictContainsSubset({"a": 1}, {"a": [], "b": 2}, msg="differs")

    def test_missing(self):
        self.assertDictContainsSubset(dict(c=1), dictionary={"a": 1})

for name in ("test_found", "test_differs", "test_missing"):
    print(Subset(name).run().wasSuccessful())
from unittest import TestCase as Case

class Subset(Case):
    def test_found(self):
        one = two = {"a": 1}
        self.assertDictContainsSubset(one or two, two)

print(Subset("test_found").run().wasSuccessful())
import unittest

class Subset(unittest.TestCase):
    def test_found(self):
        unittest.TestCase.assertDictContainsSubset(self, {}, {"a": 1})

print(Subset("test_found").run().wasSuccessful())
