"""`RankWarning` moved to `numpy.exceptions` in NumPy 2.0.

There it is new in 2.0, unlike its neighbours, so the project needs that.
"""

import numpy

reference = "https://numpy.org/doc/stable/reference/routines.exceptions.html"
safety = "safe"
identical = True
requires = ["numpy>=2"]
moves = {
    "numpy.RankWarning": "numpy.exceptions.RankWarning",
    "numpy.polynomial.polyutils.RankWarning": "numpy.exceptions.RankWarning",
}

examples = '''
@@ a filter
 import warnings
 import numpy as np
-warnings.simplefilter("ignore", np.RankWarning)
+warnings.simplefilter("ignore", np.exceptions.RankWarning)

@@ of the other module
 import warnings
 import numpy as np
-from numpy.polynomial import polyutils as pu
-warnings.simplefilter("error", pu.RankWarning)
+warnings.simplefilter("error", np.exceptions.RankWarning)

@@ a class of that name
 from corp import RankWarning, numpy as np
 print(RankWarning, np.RankWarning)
'''
