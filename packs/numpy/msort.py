"""NumPy 2.0 removed `msort()`.

`sort()` along the first axis does the same, and returns a copy as well.
"""

import numpy

reference = "https://numpy.org/doc/stable/release/2.0.0-notes.html#expired-deprecations"
safety = "safe"


def before(a):
    return numpy.msort(a)


def after(a):
    return numpy.sort(a, axis=0)


examples = '''
@@ a call
 import numpy as np
-print(np.msort(rows))
-print(np.msort(a=rows)[0])
+print(np.sort(rows, axis=0))
+print(np.sort(rows, axis=0)[0])

@@ by name
-from numpy import msort as by_column
+from numpy import sort as by_column
-print(by_column([[2, 1], [1, 2]]))
+print(by_column([[2, 1], [1, 2]], axis=0))

@@ as a value
 import numpy as np
!print(list(map(np.msort, tables)))

@@ a function and a method of that name
 import numpy as np
 def msort(a):
     return np.sort(a)
 print(msort([2, 1]), table.msort())
'''
