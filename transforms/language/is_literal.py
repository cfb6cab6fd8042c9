"""`is` with a literal warns since Python 3.8.

Whether two equal values are one object is up to the interpreter, so the answer of
`x is "a"` or `x is 1` may differ from run to run. Python 3.8 emits a `SyntaxWarning`.
`==` compares the values. It also holds for equal objects of other types, such as `True == 1`,
and calls the `__eq__()` of the other operand, so the change is a suggestion.
"""

from typing import Literal

deprecated = "3.8"
reference = "whatsnew/3.8#changes-in-python-behavior"
safety = "suggested"


def before(value, literal: Text[""]):
    return value is literal


def after(value, literal):
    return value == literal


def before_not(value, literal: Text[""]):
    return value is not literal


def after_not(value, literal):
    return value != literal


def before_number(value, literal: Literal[-1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 100, 200, 404, 1.0]):
    return value is literal


def after_number(value, literal):
    return value == literal


def before_not_number(value, literal: Literal[-1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 100, 200, 404, 1.0]):
    return value is not literal


def after_not_number(value, literal):
    return value != literal


def before_first(literal: Text[""], value):
    return literal is value


def after_first(literal, value):
    return literal == value


examples = '''
@@ strings and bytes
 def kind(mode):
-    if mode is "r":
+    if mode == "r":
         return "reads"
-    return mode is not b"r" and mode is not ''
+    return mode != b"r" and mode != ''

 print(kind("w"))

@@ numbers, the literal first, and a test in a test
 def count(items, sign):
-    if len(items) is 0 or sign is -1:
+    if len(items) == 0 or sign == -1:
         return None
-    return [item for item in items if not (item is not 2)], "" is sign
+    return [item for item in items if not (item != 2)], "" == sign

 print(count([1, 2, 3], 1))

@@ singletons, names and text
 def kind(mode, other):
     # The mode is "x", or is 'y'.
     return mode is None or mode is other or mode is True or mode == 5 or "mode is 'y'"

 print(kind(1, 2))

@@ a chain of comparisons, and membership
 def kind(mode, modes):
     return mode in ("r", "w") and mode not in "ab" and modes is mode is not None

 print(kind("r", ["r"]))
'''
