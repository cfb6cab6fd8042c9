"""The type code `u` of `array` is deprecated since Python 3.3.

It is removed in Python 3.16. `w`, which exists since Python 3.13, has 4 bytes
for each character on every system; `u` has 2 on Windows, so that there the result
of `tobytes()` and the characters beyond U+FFFF differ.
"""

from array import array

deprecated = "3.3"
available = "3.13"
reference = "whatsnew/3.13#array"
safety = "suggested"


def before(initializer=...):
    return array("u", initializer)


def after(initializer=...):
    return array("w", initializer)


examples = '''
@@ an array of characters
 import array
+import sys

-letters = array.array("u", "spam")
+letters = array.array("w", "spam") if sys.version_info >= (3, 13) else array.array("u", "spam")
 print(letters.tounicode())

@@ other type codes
 import array

 print(array.array("b", b"u"), array.array("i"))

@@ another class
 def array(code, text):
     return text

 print(array("u", "spam"))
'''
