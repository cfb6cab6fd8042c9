"""`numpy.bool` was `bool` itself, and NumPy 1.24 removed it.

NumPy 2.0 has it again, as another name of `numpy.bool_`. Code of NumPy 1 means `bool`, and code of NumPy 2 does not, so this runs only where it is selected.
"""

reference = "https://numpy.org/doc/stable/release/1.20.0-notes.html#deprecations"
safety = "suggested"
opt_in = True
moves = {"numpy.bool": "bool"}

examples = '''
@@ code of NumPy 1
 import numpy as np
-mask = np.zeros(3, dtype=np.bool)
-print(isinstance(True, np.bool))
+mask = np.zeros(3, dtype=bool)
+print(isinstance(True, bool))

@@ the type of NumPy
 import numpy as np
 print(np.zeros(3, dtype=np.bool_), np.zeros(3, dtype=bool))
'''
