"""`array.tostring()` was removed in Python 3.9.

`tobytes()` is the same method, and exists since Python 3.2.
"""

deprecated = "3.2"
available = "3.2"
removed = "3.9"
reference = "whatsnew/3.9#removed"

moves = {"array.array.tostring": "array.array.tobytes"}

examples = r'''
@@ through the module
 import array

 numbers = array.array("B", [1, 2])
-print(numbers.tostring())
+print(numbers.tobytes())

@@ the class by name
 from array import array

-print(array("B", [1, 2]).tostring())
+print(array("B", [1, 2]).tobytes())

@@ an attribute, and a parameter
 import array

 class Track:
     def __init__(self):
         self.samples = array.array("h", [1])

     def write(self):
-        return self.samples.tostring()
+        return self.samples.tobytes()

 def write(samples: array.array):
-    return samples.tostring()
+    return samples.tobytes()

 print(Track().write(), write(array.array("B", b"c")))

@@ a function of another module
 import xml.etree.ElementTree as ET

 print(ET.tostring(ET.fromstring("<a/>")))

@@ tested with hasattr
 import array

 numbers = array.array("B", [1, 2])
 print(numbers.tobytes() if hasattr(numbers, "tobytes") else numbers.tostring())

@@ modules of a package that have such a function
 import array
 import game
 import game.image

 def save(surface):
     return game.image.tostring(surface, "RGB"), array.array("b")

 def load(surface):
!    return game.textures.tostring(surface)
'''
