"""`assertSameElements()` was removed in Python 3.3.

The method of `unittest.TestCase` compared two sequences as sets. A set needs elements
that can be hashed, which the old method did without. `assertCountEqual()` also
compares how often each element occurs.
"""

from unittest import TestCase

deprecated = "3.1"
available = "3.1"
removed = "3.3"
reference = "whatsnew/3.3#unittest"
safety = "suggested"


def before(case: TestCase, expected_seq, actual_seq, msg=...):
    return case.assertSameElements(expected_seq, actual_seq, msg)


def after(case: TestCase, expected_seq, actual_seq, msg=...):
    return case.assertEqual(set(expected_seq), set(actual_seq), msg=msg)


examples = '''
@@ in a test
 import unittest

 class Case(unittest.TestCase):
     def test_names(self):
-        self.assertSameElements(["a", "b"], list("ba"), "names")
+        self.assertEqual(set(["a", "b"]), set(list("ba")), msg="names")

@@ a method of another class
 class Case:
     def assertSameElements(self, a, b):
         return sorted(a) == sorted(b)

 print(Case().assertSameElements("ab", "ba"))
'''
