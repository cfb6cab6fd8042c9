import unittest

class Names(unittest.TestCase):
    def test_names(self):
        self.assert_(True)
        self.assertAlmostEquals(0.1, 0.1)
        self.assertEquals(1, 1, "same")
        self.assertNotAlmostEquals(0.1, 0.2)
        self.assertNotEquals(1, 2)
        self.assertNotRegexpMatches("abc", "x")
        self.assertRegexpMatches("abc", "b")
        with self.assertRaisesRegexp(ValueError, "x"):
            int("x")

print(Names("test_names").run().wasSuccessful())
import unittest

class Names(unittest.TestCase):
    def test_names(self):
        self.failIf(False)
        self.failIfAlmostEqual(0.1, 0.2)
        self.failIfEqual(1, 2)
        self.failUnless(True)
        self.failUnlessAlmostEqual(0.1, 0.1)
        self.failUnlessEqual(1, 1)
        self.failUnlessRaises(ValueError, int, "x")

print(Names("test_names").run().wasSuccessful())
from unittest import TestCase as Case

class Base(Case):
    def check(self, value):
        self.assertEquals(value, 1)

class Names(Base):
    def test_names(self):
        self.check(1)
        self.failUnless(True)

print(Names("test_names").run().wasSuccessful())
