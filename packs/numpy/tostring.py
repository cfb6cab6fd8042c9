"""`tostring()` of arrays was removed in NumPy 2.3.

`tobytes()` is the same method. NumPy 1.19 deprecated the old name.
"""

import numpy

reference = "https://numpy.org/doc/stable/release/2.3.0-notes.html#expired-deprecations"
safety = "suggested"


def before(array: numpy.ndarray, order=...):
    return array.tostring(order)


def after(array: numpy.ndarray, order=...):
    return array.tobytes(order := order)


examples = '''
@@ arrays
 import numpy as np
 def dump(file, x: np.ndarray):
-    file.write(x.tostring())
-    file.write(x.T.tostring(order="F"))
+    file.write(x.tobytes())
+    file.write(x.T.tobytes(order="F"))

@@ functions and methods of that name
 import numpy as np
 import xml.etree.ElementTree as ET
 class Node:
     def tostring(self): ...
 print(ET.tostring(root), Node().tostring(), np.zeros(3).tobytes())
'''
