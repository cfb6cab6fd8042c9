"""`array.tostring()` and `array.fromstring()` were removed in Python 3.9.

`tobytes()` and `frombytes()` are the same methods, and exist since Python 3.2.
"""

deprecated = "3.2"
available = "3.2"
removed = "3.9"
reference = "whatsnew/3.9#removed"

moves = {
    "array.array.fromstring": "array.array.frombytes",
    "array.array.tostring": "array.array.tobytes",
}

examples = r'''
@@ both methods
 import array

 numbers = array.array("B", [1, 2])
-numbers.fromstring(b"\x03")
-print(numbers.tostring())
+numbers.frombytes(b"\x03")
+print(numbers.tobytes())

@@ the class by name
 from array import array

-print(array("B", [1, 2]).tostring())
+print(array("B", [1, 2]).tobytes())

@@ an attribute, and a parameter
 import array

 class Track:
     def __init__(self):
         self.samples = array.array("h")

     def read(self, data):
-        self.samples.fromstring(data)
+        self.samples.frombytes(data)
-        return self.samples.tostring()
+        return self.samples.tobytes()

 def write(samples: array.array):
-    return samples.tostring()
+    return samples.tobytes()

 print(Track().read(b"ab"), write(array.array("B", b"c")))

@@ a parser
 import xml.etree.ElementTree as ET

 root = ET.fromstring("<a/>")
 print(ET.tostring(root))

@@ tested with hasattr
 import array

 numbers = array.array("B", [1, 2])
 print(numbers.tobytes() if hasattr(numbers, "tobytes") else numbers.tostring())
'''
