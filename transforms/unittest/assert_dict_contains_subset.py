"""`assertDictContainsSubset` was removed in Python 3.12.

The method was deprecated in Python 3.2 and went away in 3.12.
One set of items is a subset of another under the same condition, but the message
of a failure reads differently, and a value that does not equal itself (NaN) counts
as found.
"""

from unittest import TestCase

deprecated = "3.2"
available = "3.2"
removed = "3.12"
reference = "whatsnew/3.12#unittest"
safety = "suggested"


def before(case: TestCase, subset, dictionary, msg=...):
    return case.assertDictContainsSubset(subset, dictionary, msg)


def after(case: TestCase, subset, dictionary, msg=...):
    return case.assertLessEqual(subset.items(), dictionary.items(), msg)


examples = '''
@@ values need not be hashable
 import unittest

 class Subset(unittest.TestCase):
     def test_found(self):
-        self.assertDictContainsSubset({"a": []}, {"a": [], "b": 2})
+        self.assertLessEqual({"a": []}.items(), {"a": [], "b": 2}.items())

     def test_differs(self):
-        self.assertDictContainsSubset({"a": 1}, {"a": [], "b": 2}, msg="differs")
+        self.assertLessEqual({"a": 1}.items(), {"a": [], "b": 2}.items(), "differs")

     def test_missing(self):
-        self.assertDictContainsSubset(dict(c=1), dictionary={"a": 1})
+        self.assertLessEqual(dict(c=1).items(), {"a": 1}.items())

 for name in ("test_found", "test_differs", "test_missing"):
     print(Subset(name).run().wasSuccessful())

@@ the class under another name, with operators as arguments
 from unittest import TestCase as Case

 class Subset(Case):
     def test_found(self):
         one = two = {"a": 1}
-        self.assertDictContainsSubset(one or two, two)
+        self.assertLessEqual((one or two).items(), two.items())

 print(Subset("test_found").run().wasSuccessful())

@@ called through the class
 import unittest

 class Subset(unittest.TestCase):
     def test_found(self):
-        unittest.TestCase.assertDictContainsSubset(self, {}, {"a": 1})
+        unittest.TestCase.assertLessEqual(self, {}.items(), {"a": 1}.items())

 print(Subset("test_found").run().wasSuccessful())

@@ a method of one's own
 import unittest

 class Subset(unittest.TestCase):
     def assertDictContainsSubset(self, subset, dictionary):
         self.assertEqual(dict(dictionary, **subset), dictionary)

     def test_found(self):
         self.assertDictContainsSubset({"a": 1}, {"a": 1})

 print(Subset("test_found").run().wasSuccessful())
'''
