"""Functions for authors of libraries moved to `numpy.lib.array_utils`.

The module is new in NumPy 2.0, so the project needs that.
"""

import numpy.lib.array_utils

reference = "https://numpy.org/doc/stable/reference/generated/numpy.lib.array_utils.html"
safety = "safe"
requires = ["numpy>=2"]
moves = {
    "numpy.byte_bounds": "numpy.lib.array_utils.byte_bounds",
    "numpy.lib.utils.byte_bounds": "numpy.lib.array_utils.byte_bounds",
    "numpy.core.multiarray.normalize_axis_index": "numpy.lib.array_utils.normalize_axis_index",
    "numpy.core.numeric.normalize_axis_index": "numpy.lib.array_utils.normalize_axis_index",
    "numpy.core.numeric.normalize_axis_tuple": "numpy.lib.array_utils.normalize_axis_tuple",
}

examples = '''
@@ through the module
-import numpy as np
-low, high = np.byte_bounds(x)
+import numpy.lib.array_utils
+low, high = numpy.lib.array_utils.byte_bounds(x)

@@ by name
-from numpy.core.numeric import normalize_axis_index, normalize_axis_tuple
+from numpy.lib.array_utils import normalize_axis_index, normalize_axis_tuple
 axes = [normalize_axis_index(-1, 3), *normalize_axis_tuple((0, -1), 3)]

@@ code that tries where the function is
 try:
     from numpy.lib.array_utils import normalize_axis_index
 except ImportError:
!    from numpy.core.multiarray import normalize_axis_index

@@ a function of that name
 import numpy as np
 def byte_bounds(x): ...
 byte_bounds(np.pi)
'''
