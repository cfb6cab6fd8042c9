"""The aliases of `TestCase` methods were removed in Python 3.12.

They were aliases for what is called `assertEqual`, `assertTrue`, `assertRaises`
and so on, deprecated in Python 3.1 and 3.2 and removed in 3.12.
An alias called the method of `TestCase` even where a subclass had its own
`assertEqual`; the new name calls that of the subclass.
"""

deprecated = "3.2"
available = {
    "unittest.TestCase.assertNotRegex": "3.2",
    "unittest.TestCase.assertRaisesRegex": "3.2",
    "unittest.TestCase.assertRegex": "3.2",
}
removed = "3.12"
reference = "whatsnew/3.12#removed"

moves = {
    "unittest.TestCase.assert_": "unittest.TestCase.assertTrue",
    "unittest.TestCase.assertAlmostEquals": "unittest.TestCase.assertAlmostEqual",
    "unittest.TestCase.assertEquals": "unittest.TestCase.assertEqual",
    "unittest.TestCase.assertNotAlmostEquals": "unittest.TestCase.assertNotAlmostEqual",
    "unittest.TestCase.assertNotEquals": "unittest.TestCase.assertNotEqual",
    "unittest.TestCase.assertNotRegexpMatches": "unittest.TestCase.assertNotRegex",
    "unittest.TestCase.assertRaisesRegexp": "unittest.TestCase.assertRaisesRegex",
    "unittest.TestCase.assertRegexpMatches": "unittest.TestCase.assertRegex",
    "unittest.TestCase.failIf": "unittest.TestCase.assertFalse",
    "unittest.TestCase.failIfAlmostEqual": "unittest.TestCase.assertNotAlmostEqual",
    "unittest.TestCase.failIfEqual": "unittest.TestCase.assertNotEqual",
    "unittest.TestCase.failUnless": "unittest.TestCase.assertTrue",
    "unittest.TestCase.failUnlessAlmostEqual": "unittest.TestCase.assertAlmostEqual",
    "unittest.TestCase.failUnlessEqual": "unittest.TestCase.assertEqual",
    "unittest.TestCase.failUnlessRaises": "unittest.TestCase.assertRaises",
}

examples = '''
@@ the names that begin with assert
 import unittest

 class Names(unittest.TestCase):
     def test_names(self):
-        self.assert_(True)
-        self.assertAlmostEquals(0.1, 0.1)
-        self.assertEquals(1, 1, "same")
-        self.assertNotAlmostEquals(0.1, 0.2)
-        self.assertNotEquals(1, 2)
-        self.assertNotRegexpMatches("abc", "x")
-        self.assertRegexpMatches("abc", "b")
-        with self.assertRaisesRegexp(ValueError, "x"):
+        self.assertTrue(True)
+        self.assertAlmostEqual(0.1, 0.1)
+        self.assertEqual(1, 1, "same")
+        self.assertNotAlmostEqual(0.1, 0.2)
+        self.assertNotEqual(1, 2)
+        self.assertNotRegex("abc", "x")
+        self.assertRegex("abc", "b")
+        with self.assertRaisesRegex(ValueError, "x"):
             int("x")

 print(Names("test_names").run().wasSuccessful())

@@ the names that begin with fail
 import unittest

 class Names(unittest.TestCase):
     def test_names(self):
-        self.failIf(False)
-        self.failIfAlmostEqual(0.1, 0.2)
-        self.failIfEqual(1, 2)
-        self.failUnless(True)
-        self.failUnlessAlmostEqual(0.1, 0.1)
-        self.failUnlessEqual(1, 1)
-        self.failUnlessRaises(ValueError, int, "x")
+        self.assertFalse(False)
+        self.assertNotAlmostEqual(0.1, 0.2)
+        self.assertNotEqual(1, 2)
+        self.assertTrue(True)
+        self.assertAlmostEqual(0.1, 0.1)
+        self.assertEqual(1, 1)
+        self.assertRaises(ValueError, int, "x")

 print(Names("test_names").run().wasSuccessful())

@@ the base imported by name, through a base of one's own
 from unittest import TestCase as Case

 class Base(Case):
     def check(self, value):
-        self.assertEquals(value, 1)
+        self.assertEqual(value, 1)

 class Names(Base):
     def test_names(self):
         self.check(1)
-        self.failUnless(True)
+        self.assertTrue(True)

 print(Names("test_names").run().wasSuccessful())

@@ the base out of a submodule
 from unittest.case import TestCase

 class Names(TestCase):
     def test_names(self):
-        self.assertEquals(1, 1)
+        self.assertEqual(1, 1)

 print(Names("test_names").run().wasSuccessful())

@@ a test case with coroutines
 import unittest

 class Names(unittest.IsolatedAsyncioTestCase):
     async def test_names(self):
-        self.assertEquals(1, 1)
+        self.assertEqual(1, 1)

 print(Names("test_names").run().wasSuccessful())

@@ a call over several lines keeps its comments
 import unittest

 class Names(unittest.TestCase):
     def test_names(self):
-        self.assertEquals(
+        self.assertEqual(
             1,  # expected
             1,  # found
         )

 print(Names("test_names").run().wasSuccessful())

@@ the method as a value, and under another name
 import unittest

 class Names(unittest.TestCase):
     def test_names(self):
-        equal = self.assertEquals
+        equal = self.assertEqual
         equal(1, 1)
-        list(map(self.failUnless, [1, True]))
+        list(map(self.assertTrue, [1, True]))

 print(Names("test_names").run().wasSuccessful())

@@ a test case handed to a function
 import unittest

 def check(case: unittest.TestCase, value):
-    case.assertEquals(value, 1)
+    case.assertEqual(value, 1)

 class Names(unittest.TestCase):
     def test_names(self):
         check(self, 1)

 print(Names("test_names").run().wasSuccessful())

@@ a nested function and self
 import unittest

 class Names(unittest.TestCase):
     def test_names(self):
         def check(value):
-            self.assertEquals(value, 1)
+            self.assertEqual(value, 1)
         check(1)

 print(Names("test_names").run().wasSuccessful())

@@ the method of the class, called with self
 import unittest

 class Names(unittest.TestCase):
     def test_names(self):
-        unittest.TestCase.assertEquals(self, 1, 1)
+        unittest.TestCase.assertEqual(self, 1, 1)

 print(Names("test_names").run().wasSuccessful())

@@ a method of one's own keeps its name, and what it calls of its base moves
 import unittest

 class Base(unittest.TestCase):
     def assertEquals(self, first, second):
-        super().assertEquals(first, second, "differ")
+        super().assertEqual(first, second, "differ")

 class Names(Base):
     def test_names(self):
         self.assertEquals(1, 1)

 print(Names("test_names").run().wasSuccessful())

@@ a method of one's own with the new name calls the old one
 import unittest

 class Names(unittest.TestCase):
     def assertRaisesRegex(self, *args, **kwargs):
!        return self.assertRaisesRegexp(*args, **kwargs)

@@ the new name under a guard
 import unittest

 class Names(unittest.TestCase):
     if not hasattr(unittest.TestCase, "assertRaisesRegex"):
         assertRaisesRegex = unittest.TestCase.assertRaisesRegexp

     def test_names(self):
         with self.assertRaisesRegex(ValueError, "x"):
             int("x")

 print(Names("test_names").run().wasSuccessful())

@@ the new name made of the old one
 import sys
 import unittest

 if sys.version_info < (3, 2):
     unittest.TestCase.assertRegex = unittest.TestCase.assertRegexpMatches

@@ one of the two by hasattr
 import unittest

 class Names(unittest.TestCase):
     def check(self, text):
         if hasattr(self, "assertRegex"):
             self.assertRegex(text, "x")
         else:
             self.assertRegexpMatches(text, "x")

@@ a class of one's own
 class Checker:
     def assertEquals(self, first, second):
         return first == second

 class Names(Checker):
     def check(self):
         return self.assertEquals(1, 1)

 print(Names().check())

@@ the aliases that are none
 import unittest

 class Names(unittest.TestCase):
     def test_names(self):
         self.assertEqual(1, 1)
         self.assertCountEqual([1, 2], [2, 1])
         try:
             self.fail("no")
         except self.failureException:
             pass

 print(Names("test_names").run().wasSuccessful())

@@ a mixin of test methods
 import unittest

 class Checks:
     def test_one(self):
-        self.assertEquals(1, 1)
+        self.assertEqual(1, 1)

 class Test(Checks, unittest.TestCase):
     pass

@@ a class with a method of its own is no mixin
 import unittest

 class Counter:
     def assertEquals(self, one, other):
         self.equal = one == other

     def check(self):
         self.assertEquals(1, 1)

@@ a mixin that derives from object
 import unittest

 class Checks(object):
     def check(self, text):
-        self.failUnless(hasattr(text, "lower"))
+        self.assertTrue(hasattr(text, "lower"))

 class Test(Checks, unittest.TestCase):
     def test_one(self):
         self.check("x")

@@ an old name put back for those who use it
 import unittest

 unittest.TestCase.failUnless = unittest.TestCase.assertTrue

@@ a method that a test puts on itself
 import unittest

 class Test(unittest.TestCase):
     def setUp(self):
         self.assertEquals = lambda one, other: None

     def test_one(self):
         self.assertEquals(1, 2)

@@ a module that hands on all names of unittest
 # file: base.py
 from unittest import *

 # file: tests.py
 import base as unittest
 from base import *

 class One(unittest.TestCase):
     def test(self):
-        self.assertEquals(1, 1)
+        self.assertEqual(1, 1)

 class Other(TestCase):
     def test(self):
-        self.failUnless(True)
+        self.assertTrue(True)

@@ a field of that name
 import unittest
 from collections import namedtuple

 Case = namedtuple("Case", ["text", "assert_"])

 def check(cases):
     for case in cases:
         case.assert_(case.text)

 check([Case("a", print)])

@@ a class of another file has a method of that name
 # file: doubles.py
 class Renderer:
     def assert_(self, **values):
         print(sorted(values))

 # file: test_app.py
 import unittest

 class Test(unittest.TestCase):
     def test(self):
         renderer = self.made()
!        renderer.assert_(a=1)

     def made(self):
         from doubles import Renderer
         return eval("Renderer()")

@@ a subclass in another file overrides the alias
 # file: base.py
 import unittest

 class Base(unittest.TestCase):
     def check(self):
!        self.assertEquals(1, 1)
-        self.assert_(True)
+        self.assertTrue(True)

 # file: test_app.py
 from base import Base as B

 class Middle(B): pass

 class TestApp(Middle):
     def assertEquals(self, first, second):
         print(first, second)

@@ a subclass has something of its own under the new name
 import unittest

 class Base(unittest.TestCase):
     def check(self):
!        self.failIf(False)

 class TestApp(Base):
     assertFalse = print

@@ a mixin comes before the base
 import unittest

 class Base(unittest.TestCase):
     def check(self):
!        self.assertEquals(1, 1)

 class Mixin:
     def assertEquals(self, first, second):
         print(first, second)

 class TestApp(Mixin, Base): pass

@@ a mixin behind the base, and a class that only has the same method
 import unittest

 class Base(unittest.TestCase):
     def check(self):
-        self.assertEquals(1, 1)
+        self.assertEqual(1, 1)

 class Mixin:
     def assertEquals(self, first, second):
         print(first, second)

 class TestApp(Base, Mixin): pass

 class Report:
     def assertEqual(self, first, second):
         print(first, second)

@@ the new name defined from the old, where it is missing
 import unittest

 if not hasattr(unittest.TestCase, "assertTrue"):
     unittest.TestCase.assertTrue = unittest.TestCase.failUnless
!    unittest.TestCase.assertFalse = unittest.TestCase.failIf

 class Base(unittest.TestCase):
!    assertRegex = unittest.TestCase.assertRegexpMatches
-    assertEqualTo = unittest.TestCase.assertEquals
+    assertEqualTo = unittest.TestCase.assertEqual

@@ a mixin or a test case of other files
 from corp.testing import CorpTestCase

 class Checks:
     def check(self):
-        self.assertEquals(1, 1)
+        self.assertEqual(1, 1)

 class Test(CorpTestCase):
     def test_one(self):
-        self.assertNotEquals(1, 2)
+        self.assertNotEqual(1, 2)

 def check(case):
!    case.assertEquals(1, 1)

@@ a test case of another file with a method of its own
 from corp.testing import CorpTestCase

 class Counter(CorpTestCase):
     def assertEquals(self, one, other):
         self.equal = one == other

     def test_one(self):
         self.assertEquals(1, 1)
'''
