"""`numpy.sum()` of a generator is an error since NumPy 2.4.

It called Python's `sum()`, with a warning since NumPy 1.15.
"""

from collections.abc import Generator

import numpy

reference = "https://numpy.org/doc/stable/release/2.4.0-notes.html#expired-deprecations"
safety = "safe"


def before(a: Generator):
    return numpy.sum(a)


def after(a: Generator):
    return sum(a)


examples = '''
@@ a generator
 import numpy as np
-print(np.sum(x * x for x in values), np.pi)
+print(sum((x * x for x in values)), np.pi)

@@ what is no generator
 import numpy as np
 print(np.sum([x * x for x in values]), np.sum(values), np.sum(values, axis=0))
'''
