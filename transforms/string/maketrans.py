"""`string.maketrans()` was removed in Python 3.2.

`str.maketrans()` and `bytes.maketrans()` make tables for `translate()`.
The old function took bytes; where a text is given, code was written for Python 2,
and its text is translated by a table of `str`.
"""

import string

deprecated = "3.1"
available = "3.1"
removed = "3.2"
reference = "library/stdtypes#str.maketrans"
safety = "suggested"


def before_bytes(frm: bytes, to: bytes):
    return string.maketrans(frm, to)


def after_bytes(frm, to):
    return bytes.maketrans(frm, to)


def before(frm, to):
    return string.maketrans(frm, to)


def after(frm, to):
    return str.maketrans(frm, to)


examples = '''
@@ texts
-import string as words
-
-print("abc".translate(words.maketrans("ab", "xy")))
+print("abc".translate(str.maketrans("ab", "xy")))

@@ bytes, and under another name
-from string import ascii_letters, maketrans as table
+from string import ascii_letters

-print(b"abc".translate(table(b"ab", b"xy")), len(ascii_letters))
+print(b"abc".translate(bytes.maketrans(b"ab", b"xy")), len(ascii_letters))

@@ the method
 import string

 print("abc".translate(str.maketrans("ab", "xy")), string.digits)

@@ a fallback
 try:
     maketrans = str.maketrans
 except AttributeError:
!    from string import maketrans

 print("abc".translate(maketrans("ab", "xy")))
'''
