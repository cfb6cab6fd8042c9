"""NumPy 1.24 removed names of Python's own types.

`numpy.int` was `int` itself, and so on, so nothing changes but the spelling. `numpy.bool` and `numpy.long` have another meaning since NumPy 2.0 and are left alone; see `bool`.
"""

reference = "https://numpy.org/doc/stable/release/1.20.0-notes.html#deprecations"
safety = "safe"
identical = True
moves = {
    "numpy.complex": "complex",
    "numpy.float": "float",
    "numpy.int": "int",
    "numpy.object": "object",
    "numpy.str": "str",
    "numpy.unicode": "str",
}

examples = '''
@@ through the module
 import numpy as np
-counts = np.zeros(3, dtype=np.int)
-names = np.array(["a"], dtype=np.object)
-assert isinstance(1.0, np.float)
+counts = np.zeros(3, dtype=int)
+names = np.array(["a"], dtype=object)
+assert isinstance(1.0, float)

@@ where the name is taken
 import numpy as np
 def show(float, x):
!    return np.asarray(x, np.float)

@@ types of NumPy, which have longer names
 import numpy as np
 print(np.int_, np.int64, np.float64, np.object_, np.str_, np.bool_)

@@ `bool` and `long` are types of NumPy 2
 import numpy as np
 print(np.bool, np.long)
'''
