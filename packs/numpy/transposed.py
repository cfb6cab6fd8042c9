"""NumPy 2.0 removed `fastCopyAndTranspose()`.

`transpose(a).copy()` is the same array.
"""

import numpy

reference = "https://numpy.org/doc/stable/release/2.0.0-notes.html#expired-deprecations"
safety = "safe"


def before(a):
    return numpy.fastCopyAndTranspose(a)


def after(a):
    return numpy.transpose(a).copy()


examples = '''
@@ a call
 import numpy as np
-print(np.fastCopyAndTranspose([[1, 2], [3, 4]]))
+print(np.transpose([[1, 2], [3, 4]]).copy())

@@ as a value
 import numpy as np
!print(list(map(np.fastCopyAndTranspose, tables)))

@@ the replacement
 import numpy as np
 print(np.transpose(a).copy(), a.T.copy())
'''
