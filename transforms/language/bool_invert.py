"""`~` of a `bool` is deprecated since Python 3.12.

If the opposite was meant, which `~` never gave, write `not`.

`~True` is -2 and `~False` is -1, both of which count as true. Python 3.12 warns
of it, and a later version will refuse it. What is put in its place gives the
same numbers.
It is suggested only, since other libraries have truth values of their own that
pass for `bool` in annotations.
"""

deprecated = "3.12"
reference = "whatsnew/3.12#deprecated"
safety = "suggested"
words = ["~"]


def before(value: bool):
    return ~value


def after(value: bool):
    return ~int(value)


examples = '''
@@ a comparison, and a name
 count = 5
 full = count > 4
-print(~full, ~(count == 5))
+print(~int(full), ~int(count == 5))

@@ a literal
-print(~True, ~(not 1))
+print(~int(True), ~int(not 1))

@@ an annotated parameter
 def flip(flag: bool) -> int:
-    return 1 + ~flag
+    return 1 + ~int(flag)

 print(flip(True), flip(False))

@@ what a function gives
 def check(x) -> bool:
     return x > 1

-print(~isinstance(5, int), ~check(2))
+print(~int(isinstance(5, int)), ~int(check(2)))

@@ what the library says yes or no to
 import os.path

 found = os.path.exists("no such file")
-print(~found)
+print(~int(found))

@@ what a method of a string says yes or no to
-print(~"word".startswith("w"))
+print(~int("word".startswith("w")))

@@ comparisons of what is known, and of membership
 def found(item, items):
-    return ~(item in items), ~(item is None), ~(len(items) - 1 < 2 ** 2)
+    return ~int(item in items), ~int(item is None), ~int(len(items) - 1 < 2 ** 2)

 print(found(1, [1, 2]))

@@ comparisons that may give more than one answer
 class Column:
     def __lt__(self, other):
         return Column()

     def __invert__(self):
         return "all others"

 def below(column, limit):
     return ~(column < limit), ~(column + 1 < limit) if limit else None

 print(below(Column(), 0))

@@ numbers and other values
 import re

 mask = 0xf0
 print(~mask & 0xff, ~5, int(~re.A))

@@ a value with a ~ of its own
 class Query:
     def __eq__(self, other):
         return self

     def __invert__(self):
         return "other"

 query = Query()
 print(~query, ~(query == 5))

@@ a parameter that may be anything
 def invert(mask):
     return ~mask

 print(invert(5))

@@ a function that gives a truth value, or something else
 def isna(value, array):
     if hasattr(value, "ravel"):
         return array(value)
     return value is None

 def valid(values, array):
     mask = isna(values, array)
     return values[~mask], ~isna(values, array)
'''
