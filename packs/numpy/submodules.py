"""Submodules of `numpy.linalg`, `numpy.fft` and `numpy.testing` are gone.

Their functions are in the packages themselves, and are the same objects there in every version.
"""


reference = "https://numpy.org/doc/stable/release/2.4.0-notes.html#expired-deprecations"
safety = "safe"
identical = True
moves = {
    "numpy.fft.fftpack.fft": "numpy.fft.fft",
    "numpy.fft.fftpack.fft2": "numpy.fft.fft2",
    "numpy.fft.fftpack.fftn": "numpy.fft.fftn",
    "numpy.fft.fftpack.hfft": "numpy.fft.hfft",
    "numpy.fft.fftpack.ifft": "numpy.fft.ifft",
    "numpy.fft.fftpack.ifft2": "numpy.fft.ifft2",
    "numpy.fft.fftpack.ifftn": "numpy.fft.ifftn",
    "numpy.fft.fftpack.ihfft": "numpy.fft.ihfft",
    "numpy.fft.fftpack.irfft": "numpy.fft.irfft",
    "numpy.fft.fftpack.irfft2": "numpy.fft.irfft2",
    "numpy.fft.fftpack.irfftn": "numpy.fft.irfftn",
    "numpy.fft.fftpack.rfft": "numpy.fft.rfft",
    "numpy.fft.fftpack.rfft2": "numpy.fft.rfft2",
    "numpy.fft.fftpack.rfftn": "numpy.fft.rfftn",
    "numpy.fft.helper.fftfreq": "numpy.fft.fftfreq",
    "numpy.fft.helper.fftshift": "numpy.fft.fftshift",
    "numpy.fft.helper.ifftshift": "numpy.fft.ifftshift",
    "numpy.fft.helper.rfftfreq": "numpy.fft.rfftfreq",
    "numpy.linalg.linalg.LinAlgError": "numpy.linalg.LinAlgError",
    "numpy.linalg.linalg.cholesky": "numpy.linalg.cholesky",
    "numpy.linalg.linalg.cond": "numpy.linalg.cond",
    "numpy.linalg.linalg.cross": "numpy.linalg.cross",
    "numpy.linalg.linalg.det": "numpy.linalg.det",
    "numpy.linalg.linalg.diagonal": "numpy.linalg.diagonal",
    "numpy.linalg.linalg.eig": "numpy.linalg.eig",
    "numpy.linalg.linalg.eigh": "numpy.linalg.eigh",
    "numpy.linalg.linalg.eigvals": "numpy.linalg.eigvals",
    "numpy.linalg.linalg.eigvalsh": "numpy.linalg.eigvalsh",
    "numpy.linalg.linalg.inv": "numpy.linalg.inv",
    "numpy.linalg.linalg.lstsq": "numpy.linalg.lstsq",
    "numpy.linalg.linalg.matmul": "numpy.linalg.matmul",
    "numpy.linalg.linalg.matrix_norm": "numpy.linalg.matrix_norm",
    "numpy.linalg.linalg.matrix_power": "numpy.linalg.matrix_power",
    "numpy.linalg.linalg.matrix_rank": "numpy.linalg.matrix_rank",
    "numpy.linalg.linalg.matrix_transpose": "numpy.linalg.matrix_transpose",
    "numpy.linalg.linalg.multi_dot": "numpy.linalg.multi_dot",
    "numpy.linalg.linalg.norm": "numpy.linalg.norm",
    "numpy.linalg.linalg.outer": "numpy.linalg.outer",
    "numpy.linalg.linalg.pinv": "numpy.linalg.pinv",
    "numpy.linalg.linalg.qr": "numpy.linalg.qr",
    "numpy.linalg.linalg.slogdet": "numpy.linalg.slogdet",
    "numpy.linalg.linalg.solve": "numpy.linalg.solve",
    "numpy.linalg.linalg.svd": "numpy.linalg.svd",
    "numpy.linalg.linalg.svdvals": "numpy.linalg.svdvals",
    "numpy.linalg.linalg.tensordot": "numpy.linalg.tensordot",
    "numpy.linalg.linalg.tensorinv": "numpy.linalg.tensorinv",
    "numpy.linalg.linalg.tensorsolve": "numpy.linalg.tensorsolve",
    "numpy.linalg.linalg.trace": "numpy.linalg.trace",
    "numpy.linalg.linalg.vecdot": "numpy.linalg.vecdot",
    "numpy.linalg.linalg.vector_norm": "numpy.linalg.vector_norm",
    "numpy.testing.utils.HAS_LAPACK64": "numpy.testing.HAS_LAPACK64",
    "numpy.testing.utils.HAS_REFCOUNT": "numpy.testing.HAS_REFCOUNT",
    "numpy.testing.utils.IS_PYPY": "numpy.testing.IS_PYPY",
    "numpy.testing.utils.IS_PYSTON": "numpy.testing.IS_PYSTON",
    "numpy.testing.utils.IgnoreException": "numpy.testing.IgnoreException",
    "numpy.testing.utils.KnownFailureException": "numpy.testing.KnownFailureException",
    "numpy.testing.utils.SkipTest": "numpy.testing.SkipTest",
    "numpy.testing.utils.assert_": "numpy.testing.assert_",
    "numpy.testing.utils.assert_allclose": "numpy.testing.assert_allclose",
    "numpy.testing.utils.assert_almost_equal": "numpy.testing.assert_almost_equal",
    "numpy.testing.utils.assert_approx_equal": "numpy.testing.assert_approx_equal",
    "numpy.testing.utils.assert_array_almost_equal": "numpy.testing.assert_array_almost_equal",
    "numpy.testing.utils.assert_array_almost_equal_nulp": "numpy.testing.assert_array_almost_equal_nulp",
    "numpy.testing.utils.assert_array_compare": "numpy.testing.assert_array_compare",
    "numpy.testing.utils.assert_array_equal": "numpy.testing.assert_array_equal",
    "numpy.testing.utils.assert_array_less": "numpy.testing.assert_array_less",
    "numpy.testing.utils.assert_array_max_ulp": "numpy.testing.assert_array_max_ulp",
    "numpy.testing.utils.assert_equal": "numpy.testing.assert_equal",
    "numpy.testing.utils.assert_no_gc_cycles": "numpy.testing.assert_no_gc_cycles",
    "numpy.testing.utils.assert_no_warnings": "numpy.testing.assert_no_warnings",
    "numpy.testing.utils.assert_raises": "numpy.testing.assert_raises",
    "numpy.testing.utils.assert_raises_regex": "numpy.testing.assert_raises_regex",
    "numpy.testing.utils.assert_string_equal": "numpy.testing.assert_string_equal",
    "numpy.testing.utils.assert_warns": "numpy.testing.assert_warns",
    "numpy.testing.utils.break_cycles": "numpy.testing.break_cycles",
    "numpy.testing.utils.build_err_msg": "numpy.testing.build_err_msg",
    "numpy.testing.utils.clear_and_catch_warnings": "numpy.testing.clear_and_catch_warnings",
    "numpy.testing.utils.decorate_methods": "numpy.testing.decorate_methods",
    "numpy.testing.utils.jiffies": "numpy.testing.jiffies",
    "numpy.testing.utils.measure": "numpy.testing.measure",
    "numpy.testing.utils.memusage": "numpy.testing.memusage",
    "numpy.testing.utils.print_assert_equal": "numpy.testing.print_assert_equal",
    "numpy.testing.utils.rundocs": "numpy.testing.rundocs",
    "numpy.testing.utils.runstring": "numpy.testing.runstring",
    "numpy.testing.utils.suppress_warnings": "numpy.testing.suppress_warnings",
    "numpy.testing.utils.tempdir": "numpy.testing.tempdir",
    "numpy.testing.utils.temppath": "numpy.testing.temppath",
    "numpy.testing.utils.verbose": "numpy.testing.verbose",
}

examples = '''
@@ by name
-from numpy.linalg.linalg import LinAlgError, norm
-from numpy.fft.helper import fftshift
-from numpy.testing.utils import assert_equal
+from numpy.linalg import LinAlgError, norm
+from numpy.fft import fftshift
+from numpy.testing import assert_equal
 print(LinAlgError, norm, fftshift, assert_equal)

@@ through the module
-import numpy as np
+import numpy.linalg
 try:
-    np.linalg.linalg.inv(x)
-except np.linalg.linalg.LinAlgError:
+    numpy.linalg.inv(x)
+except numpy.linalg.LinAlgError:
     pass

@@ the packages
 import numpy as np
 from numpy.fft import fftshift
 from numpy.testing import assert_equal
 print(np.linalg.norm(x), fftshift, assert_equal, corp.linalg.linalg.norm(x))
'''
