"""`lstsq()` without `rcond` gives other results since NumPy 2.0.

The default was -1, with a warning that it will change; now it is the machine precision times the larger dimension, which `None` stands for in every version.
"""

import numpy

reference = "https://numpy.org/doc/stable/release/2.0.0-notes.html#np-linalg-lstsq-now-defaults-to-a-new-rcond-value"
safety = "suggested"
alternatives = {
    "old": "gives the results of NumPy 1.",
    "new": "gives the results of NumPy 2.",
}


def before(a, b):
    return numpy.linalg.lstsq(a, b)


def after(a, b):
    return numpy.linalg.lstsq(a, b, rcond=-1)


def new(a, b):
    return numpy.linalg.lstsq(a, b, rcond=None)


examples = '''
@@ without the argument
 import numpy as np
-x, *rest = np.linalg.lstsq(a, b)
+x, *rest = np.linalg.lstsq(a, b, rcond=-1)

@@ with it, and another library
 import numpy as np
 import scipy.linalg
 print(np.linalg.lstsq(a, b, rcond=None), np.linalg.lstsq(a, b, -1), scipy.linalg.lstsq(a, b))
'''
