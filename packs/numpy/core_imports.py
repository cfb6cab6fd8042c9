"""`numpy.core` is private since NumPy 2.0.

Imports of what has no public name are reported; see `core` for what has one.
"""

reference = "https://numpy.org/doc/stable/numpy_2_0_migration_guide.html#core-namespace"
reports = {"numpy.core.*": "It is private, and called `numpy._core` in NumPy 2. Use the public functions of `numpy`."}

examples = '''
@@ what is not public
!from numpy.core.umath_tests import inner1d
!from numpy.core._multiarray_umath import __cpu_features__
!import numpy.core.umath_tests as tests
 print(inner1d, __cpu_features__, tests)

@@ a package of that name
 from corp.core import umath_tests
 import corp.numpy.core
 print(umath_tests)
'''
