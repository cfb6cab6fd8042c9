"""Modules of `numpy.lib` and others are private since NumPy 2.0.

Imports of what has no public name are reported; see `lib` and `submodules` for what has one.
"""

reference = "https://numpy.org/doc/stable/numpy_2_0_migration_guide.html#lib-namespace"
reports = {
    "numpy.array_api.*": "Use `numpy` itself, or the distribution `array-api-strict` for tests of compliance.",
    "numpy.compat.*": "It was for Python 2. Use what Python has.",
    "numpy.distutils.*": "It does not exist on Python 3.12 and later. Build with meson-python or setuptools.",
    "numpy.dual.*": "Use `numpy.linalg`, `numpy.fft` and `numpy.i0`, or those of SciPy.",
    "numpy.fft.helper.*": "Use `numpy.fft`.",
    "numpy.fft.fftpack.*": "Use `numpy.fft`.",
    "numpy.lib.arraypad.*": "It is private. Use the public functions of `numpy`.",
    "numpy.lib.arraysetops.*": "It is private. Use the public functions of `numpy`.",
    "numpy.lib.arrayterator.*": "It is private. Use `numpy.lib.Arrayterator`.",
    "numpy.lib.financial.*": "Use the distribution `numpy-financial`.",
    "numpy.lib.function_base.*": "It is private. Use the public functions of `numpy`.",
    "numpy.lib.histograms.*": "It is private. Use the public functions of `numpy`.",
    "numpy.lib.index_tricks.*": "It is private. Use the public functions of `numpy`.",
    "numpy.lib.nanfunctions.*": "It is private. Use the public functions of `numpy`.",
    "numpy.lib.polynomial.*": "It is private. Use the public functions of `numpy`.",
    "numpy.lib.shape_base.*": "It is private. Use the public functions of `numpy`.",
    "numpy.lib.twodim_base.*": "It is private. Use the public functions of `numpy`.",
    "numpy.lib.type_check.*": "It is private. Use the public functions of `numpy`.",
    "numpy.lib.ufunclike.*": "It is private. Use the public functions of `numpy`.",
    "numpy.lib.utils.*": "It is private. Use the public functions of `numpy`.",
    "numpy.linalg.linalg.*": "Use `numpy.linalg`.",
    "numpy.ma.timer_comparison.*": "It was removed.",
    "numpy.numarray.*": "It was removed.",
    "numpy.oldnumeric.*": "It was removed.",
    "numpy.testing.decorators.*": "Use pytest.",
    "numpy.testing.noseclasses.*": "Use pytest.",
    "numpy.testing.nosetester.*": "Use pytest.",
    "numpy.testing.utils.*": "Use `numpy.testing`.",
}

examples = '''
@@ what is not public
!from numpy.lib.index_tricks import AxisConcatenator
!import numpy.lib.utils
!from numpy.distutils.core import setup
!from numpy.testing import decorators as dec
 print(AxisConcatenator, setup, dec)

@@ what is public
 from numpy.lib.stride_tricks import as_strided
 from numpy.lib import format, mixins, scimath
 from numpy.testing import assert_equal
 import numpy.lib.recfunctions as rfn
 print(as_strided, format, mixins, scimath, assert_equal, rfn)

@@ packages of these names
 from distutils.core import setup
 from corp.compat import basestring
 print(setup, basestring)
'''
