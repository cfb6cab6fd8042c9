"""NumPy 1.20 removed financial functions.

The distribution `numpy-financial` has the same functions.
"""

import numpy_financial

reference = "https://numpy.org/doc/stable/release/1.20.0-notes.html#expired-deprecations"
safety = "safe"
requires = ["numpy-financial"]
moves = {
    "numpy.fv": "numpy_financial.fv",
    "numpy.ipmt": "numpy_financial.ipmt",
    "numpy.irr": "numpy_financial.irr",
    "numpy.mirr": "numpy_financial.mirr",
    "numpy.nper": "numpy_financial.nper",
    "numpy.npv": "numpy_financial.npv",
    "numpy.pmt": "numpy_financial.pmt",
    "numpy.ppmt": "numpy_financial.ppmt",
    "numpy.pv": "numpy_financial.pv",
    "numpy.rate": "numpy_financial.rate",
}

examples = '''
@@ through the module
 import numpy as np
+import numpy_financial
-print(np.npv(0.1, flows), np.pi)
+print(numpy_financial.npv(0.1, flows), np.pi)

@@ by name
-from numpy import irr, pmt
+from numpy_financial import irr, pmt
 print(irr(flows), pmt(0.01, 12, 100))

@@ the other distribution already
 import numpy as np
 import numpy_financial as npf
 print(npf.npv(0.1, flows), np.rate_of_change, self.np.pv)
'''
