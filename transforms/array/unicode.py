"""The type code `u` of `array` is deprecated since Python 3.3.

It is removed in Python 3.16. `w`, which exists since Python 3.13, has 4 bytes
for each character on every system; `u` has 2 on Windows, so that there the result
of `tobytes()` and the characters beyond U+FFFF differ.
An array tells its type code, so that what compares it must change, too, such as
`letters.typecode == "u"`.
"""

from array import array

deprecated = "3.3"
reference = "whatsnew/3.13#array"


def before(initializer=...):
    """Use the type code `w`, which exists since Python 3.13, and change what compares `typecode` with `u`."""
    return array("u", initializer)


examples = '''
@@ an array of characters
 import array

!letters = array.array("u", "spam")
 print(letters.tounicode())

@@ its type code is asked for
 import array

!letters = array.array("u", "spam")
 print(letters.tounicode() if letters.typecode == "u" else letters.tolist())

@@ other type codes
 import array

 print(array.array("b", b"u"), array.array("i"))

@@ another class
 def array(code, text):
     return text

 print(array("u", "spam"))
'''
