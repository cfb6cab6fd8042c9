"""What has its new name only since NumPy 2.0."""
# after: 2

import warnings

import numpy as np
from numpy import trapz
from numpy.core.numeric import normalize_axis_index, normalize_axis_tuple

y, x = [1.0, 2.0, 4.0], [0.0, 1.0, 3.0]
print(float(trapz(y)), float(np.trapz(y, x)), np.trapz([y, y], dx=0.5, axis=-1).tolist())
low, high = np.byte_bounds(np.zeros(3))
print(high - low, normalize_axis_index(-1, 3), normalize_axis_tuple((0, -1), 3))
with warnings.catch_warnings():
    warnings.simplefilter("error", np.RankWarning)
    try:
        np.polyfit([1, 1, 1], [1, 1, 1], 2)
    except np.RankWarning as error:
        print(type(error).__name__)
