"""NumPy 2.0 removed `NINF`, `NZERO` and `PZERO`.

They are written as numbers. The old names are floats of Python, and so are the new expressions.
"""

import numpy

reference = "https://numpy.org/doc/stable/numpy_2_0_migration_guide.html#main-namespace"
safety = "safe"


def before():
    return numpy.NINF


def after():
    return -numpy.inf


def before_negative():
    return numpy.NZERO


def after_negative():
    return -0.0


def before_positive():
    return numpy.PZERO


def after_positive():
    return 0.0


examples = '''
@@ in an expression
 import numpy as np
-low, zero = np.NINF, np.PZERO
-print(np.maximum(low, np.NZERO), 1 - np.NINF)
+low, zero = -np.inf, 0.0
+print(np.maximum(low, -0.0), 1 - -np.inf)

@@ where a minus binds weaker
 import numpy as np
-print(np.NINF ** 2, 2 ** np.NINF, np.NZERO.hex(), -np.NINF)
+print((-np.inf) ** 2, 2 ** (-np.inf), (-0.0).hex(), --np.inf)

@@ by name
-from numpy import NINF, full
+from numpy import full, inf
-print(full(3, NINF))
+print(full(3, -inf))

@@ by a string
 import numpy as np
!print(getattr(np, "NINF"))

@@ others
 import jax.numpy as np
 NINF = -1
 print(NINF, np.NINF, "np.NINF")
'''
