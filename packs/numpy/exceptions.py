"""Exceptions and warnings of NumPy moved to `numpy.exceptions`.

The module is new in NumPy 1.25, so the project needs that. The classes are the same.
"""

import numpy

reference = "https://numpy.org/doc/stable/reference/routines.exceptions.html"
safety = "safe"
identical = True
requires = ["numpy>=1.25"]
moves = {
    "numpy.AxisError": "numpy.exceptions.AxisError",
    "numpy.ComplexWarning": "numpy.exceptions.ComplexWarning",
    "numpy.ModuleDeprecationWarning": "numpy.exceptions.ModuleDeprecationWarning",
    "numpy.TooHardError": "numpy.exceptions.TooHardError",
    "numpy.VisibleDeprecationWarning": "numpy.exceptions.VisibleDeprecationWarning",
    "numpy.core._exceptions.AxisError": "numpy.exceptions.AxisError",
    "numpy.core._internal.AxisError": "numpy.exceptions.AxisError",
    "numpy.core.numeric.AxisError": "numpy.exceptions.AxisError",
    "numpy.core.numeric.ComplexWarning": "numpy.exceptions.ComplexWarning",
    "numpy.core.numeric.TooHardError": "numpy.exceptions.TooHardError",
}

examples = '''
@@ a handler and a filter
 import warnings
 import numpy as np
-warnings.simplefilter("ignore", np.VisibleDeprecationWarning)
+warnings.simplefilter("ignore", np.exceptions.VisibleDeprecationWarning)
 try:
     np.sum(x, axis=2)
-except np.AxisError:
+except np.exceptions.AxisError:
     pass

@@ from private modules
 import numpy as np
-print(np.core._internal.AxisError, np.core.numeric.ComplexWarning)
+print(np.exceptions.AxisError, np.exceptions.ComplexWarning)

@@ by name
-from numpy import AxisError
+import numpy
 def check(error):
-    return isinstance(error, (AxisError, ValueError))
+    return isinstance(error, (numpy.exceptions.AxisError, ValueError))

@@ code that asks where the class is
 import numpy as np
 AxisError = np.exceptions.AxisError if hasattr(np, "exceptions") else np.AxisError

@@ code that tries where the class is
 try:
     from numpy.exceptions import ComplexWarning
 except ImportError:
!    from numpy import ComplexWarning

@@ a class of that name
 import numpy as np
 class AxisError(Exception): ...
 raise AxisError(np.pi)
'''
