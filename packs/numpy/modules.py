"""Modules of Python that NumPy imported for itself are no longer in it.

`numpy.math` was the module `math`, until NumPy 1.25 deprecated it and 2.0 removed it; `numpy.os`, `numpy.sys` and `numpy.warnings` went without notice.
"""

import math
import os
import sys
import warnings

import numpy

reference = "https://numpy.org/doc/stable/release/1.25.0-notes.html#deprecations"
safety = "safe"
identical = True


def before():
    return numpy.math


def after():
    return math


def before_os():
    return numpy.os


def after_os():
    return os


def before_sys():
    return numpy.sys


def after_sys():
    return sys


def before_warnings():
    return numpy.warnings


def after_warnings():
    return warnings


examples = '''
@@ through the module
+import math
 import numpy as np
-print(np.math.sqrt(2), np.math.factorial(3), np.pi)
+print(math.sqrt(2), math.factorial(3), np.pi)

@@ by name
-from numpy import math, sys
+import math
+import sys
 print(math.pi, sys.path)

@@ where the module is imported already
 import math
-import numpy as np
-np.warnings.filterwarnings("ignore")
+import warnings
+warnings.filterwarnings("ignore")
-print(np.math.pi)
+print(math.pi)

@@ modules of their own
 import math
 import numpy as np
 import corp
 print(math.sqrt(2), np.sqrt(2), corp.math.sqrt(2), np.emath.sqrt(2))
'''
