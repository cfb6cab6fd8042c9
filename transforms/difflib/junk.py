"""`SequenceMatcher.isbjunk()` was removed in Python 3.4.

So was `isbpopular()`.
The attributes `bjunk` and `bpopular` are sets since Python 3.2.
"""

from difflib import SequenceMatcher

deprecated = "3.2"
available = "3.2"
removed = "3.4"
reference = "whatsnew/3.4#api-and-feature-removals"


def before(matcher: SequenceMatcher, item):
    return matcher.isbjunk(item)


def after(matcher: SequenceMatcher, item):
    return item in matcher.bjunk


def before_popular(matcher: SequenceMatcher, item):
    return matcher.isbpopular(item)


def after_popular(matcher: SequenceMatcher, item):
    return item in matcher.bpopular


examples = '''
@@ both methods
 import difflib

 matcher = difflib.SequenceMatcher(lambda item: item == " ", "a b", "a c")
-print(matcher.isbjunk(" "), not matcher.isbpopular("a"))
+print(" " in matcher.bjunk, not "a" in matcher.bpopular)

@@ in a subclass
 from difflib import SequenceMatcher

 class Matcher(SequenceMatcher):
     def is_blank(self, item):
-        return self.isbjunk(item) or item == ""
+        return item in self.bjunk or item == ""

@@ another class with that method
 class Filter:
     def isbjunk(self, item):
         return item == ""

 print(Filter().isbjunk(""))
'''
