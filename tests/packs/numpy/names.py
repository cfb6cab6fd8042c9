"""Names that are other names now."""

import warnings

import numpy
import numpy as np
from numpy import Inf, NaN, float_ as Float, product, round_, sometrue
from numpy.core.multiarray import ndarray
from numpy.core.numeric import asarray as to_array
from numpy.fft.helper import fftshift
from numpy.lib.function_base import angle
from numpy.linalg.linalg import LinAlgError, norm


def show(*values):
    for value in values:
        array = np.asarray(value)
        print(type(value).__module__.split(".")[0], array.dtype, array.shape, array.tolist())


show(Inf, NaN, Float(1.5), product([2, 3]), round_(1.25, 1), sometrue([0, 1]))
show(np.Infinity, np.infty, np.PINF, np.NAN, np.NINF, np.NINF ** 2, 2.0 ** np.NINF, np.NZERO, -np.PZERO)
show(np.float_("1e3"), np.complex_(1j), np.cfloat(1), np.singlecomplex(1), np.unicode_("a"), np.string_(b"a"))
show(np.longfloat(1).itemsize, np.clongfloat(1).itemsize, np.longcomplex(1).itemsize)
show(np.product([[1, 2], [3, 4]], axis=0), np.cumproduct([1, 2, 3]), np.alltrue([[1, 0], [1, 1]], axis=1))
show(np.row_stack([[1, 2], [3, 4]]), np.round_([1.26, 2.75], decimals=1), np.safe_eval("[1, 2, 3]"))
show(np.mat([[1, 2]]) * np.mat([[3], [4]]), isinstance(np.float64(1), np.float_), np.dtype(np.float_).name)
show(np.compare_chararrays(np.array(["a"]), np.array(["b"]), "<", True), np.DataSource(None).exists("/nowhere"))
show(np.math.sqrt(2), numpy.math.factorial(4), to_array([1]), isinstance(np.zeros(1), ndarray))
show(fftshift([1, 2, 3]), angle(1j), norm([3, 4]), issubclass(LinAlgError, Exception))
show(np.core.defchararray.upper(["a"]), np.core.records.fromarrays([[1, 2]]).f0, np.core.umath.sqrt(4))
show(np.lib.pad([1], 1), np.lib.arraysetops.union1d([1], [2]), np.lib.stride_tricks.broadcast_to(1, (2,)))
show(getattr(np, "float_")(2), np.core.getlimits.finfo(np.float_).bits)
with warnings.catch_warnings():
    warnings.simplefilter("error", np.ComplexWarning)
    try:
        np.zeros(1).astype(int)[:] = np.array([1j])
    except (np.ComplexWarning, TypeError) as error:
        print(type(error).__name__)
try:
    np.sum([1], axis=3)
except np.AxisError as error:
    print(type(error).__name__, isinstance(error, IndexError))
