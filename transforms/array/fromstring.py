"""`array.fromstring()` was removed in Python 3.9.

`frombytes()` exists since Python 3.2, and takes bytes only. The old method took
text as well, and encoded it as UTF-8.
"""

from array import array

deprecated = "3.2"
available = "3.2"
removed = "3.9"
reference = "whatsnew/3.9#removed"
safety = "suggested"


def before_text(numbers: array, buffer: str):
    return numbers.fromstring(buffer)


def after_text(numbers: array, buffer: str):
    return numbers.frombytes(buffer.encode())


def before(numbers: array):
    return numbers.fromstring


def after(numbers: array):
    return numbers.frombytes


examples = r'''
@@ bytes
 import array

 numbers = array.array("B", [1, 2])
-numbers.fromstring(b"\x03")
+numbers.frombytes(b"\x03")
 print(numbers)

@@ text
 from array import array

 letters = array("b")
-letters.fromstring("ab\xe4")
+letters.frombytes("ab\xe4".encode())
 print(letters)

@@ an attribute, and the method as a value
 import array

 class Track:
     def __init__(self):
         self.samples = array.array("h")
-        self.add = self.samples.fromstring
+        self.add = self.samples.frombytes

     def read(self, data):
-        self.samples.fromstring(data)
+        self.samples.frombytes(data)
         self.add(data)
         return self.samples

 print(len(Track().read(b"ab")))

@@ a parser
 import xml.etree.ElementTree as ET

 print(ET.fromstring("<a/>").tag)

@@ tested with hasattr
 import array

 numbers = array.array("B")
 read = numbers.frombytes if hasattr(numbers, "frombytes") else numbers.fromstring
 read(b"a")
 print(numbers)
'''
