"""`numpy.trapz()` was renamed in NumPy 2.0, and removed in 2.4.

`trapezoid()` is the same function. It is new in NumPy 2.0, so the project needs that.
"""

import numpy

reference = "https://numpy.org/doc/stable/release/2.0.0-notes.html#deprecations"
safety = "safe"
requires = ["numpy>=2"]
moves = {"numpy.trapz": "numpy.trapezoid"}

examples = '''
@@ calls
 import numpy as np
-print(np.trapz(y, x), np.trapz(y, dx=0.1, axis=-1))
+print(np.trapezoid(y, x), np.trapezoid(y, dx=0.1, axis=-1))

@@ by name
-from numpy import trapz
+from numpy import trapezoid
-print(trapz([1, 2]))
+print(trapezoid([1, 2]))

@@ as a value
 import numpy as np
-rules = {"trapezoid": np.trapz}
+rules = {"trapezoid": np.trapezoid}

@@ code that asks which function there is
 import numpy as np
 if hasattr(np, "trapezoid"):
     integrate = np.trapezoid
 else:
     integrate = np.trapz
 area = getattr(np, "trapezoid", None) or np.trapz
 total = np.trapezoid if hasattr(np, "trapezoid") else np.trapz

@@ code that catches an error
 import numpy as np
 try:
     integrate = np.trapezoid
 except AttributeError:
     integrate = np.trapz

@@ another library
 from scipy.integrate import trapz
 import jax.numpy as jnp
 print(trapz([1, 2]), jnp.trapz([1, 2]))
'''
