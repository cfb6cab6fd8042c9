"""`interpolation` of functions for quantiles was renamed in NumPy 1.22.

It is called `method`. NumPy 2.4 no longer takes the old name.
"""

import numpy

reference = "https://numpy.org/doc/stable/release/1.22.0-notes.html"
safety = "safe"
requires = ["numpy>=1.22"]


def before(a, q, interpolation, axis=..., out=..., overwrite_input=..., keepdims=...):
    return numpy.percentile(a, q, axis, out, overwrite_input, interpolation=interpolation, keepdims=keepdims)


def after(a, q, interpolation, axis=..., out=..., overwrite_input=..., keepdims=...):
    return numpy.percentile(
        a, q, axis := axis, out := out, overwrite_input := overwrite_input, method=interpolation, keepdims=keepdims
    )


def before_nanpercentile(a, q, interpolation, axis=..., out=..., overwrite_input=..., keepdims=...):
    return numpy.nanpercentile(a, q, axis, out, overwrite_input, interpolation=interpolation, keepdims=keepdims)


def after_nanpercentile(a, q, interpolation, axis=..., out=..., overwrite_input=..., keepdims=...):
    return numpy.nanpercentile(
        a, q, axis := axis, out := out, overwrite_input := overwrite_input, method=interpolation, keepdims=keepdims
    )


def before_quantile(a, q, interpolation, axis=..., out=..., overwrite_input=..., keepdims=...):
    return numpy.quantile(a, q, axis, out, overwrite_input, interpolation=interpolation, keepdims=keepdims)


def after_quantile(a, q, interpolation, axis=..., out=..., overwrite_input=..., keepdims=...):
    return numpy.quantile(
        a, q, axis := axis, out := out, overwrite_input := overwrite_input, method=interpolation, keepdims=keepdims
    )


def before_nanquantile(a, q, interpolation, axis=..., out=..., overwrite_input=..., keepdims=...):
    return numpy.nanquantile(a, q, axis, out, overwrite_input, interpolation=interpolation, keepdims=keepdims)


def after_nanquantile(a, q, interpolation, axis=..., out=..., overwrite_input=..., keepdims=...):
    return numpy.nanquantile(
        a, q, axis := axis, out := out, overwrite_input := overwrite_input, method=interpolation, keepdims=keepdims
    )


examples = '''
@@ by keyword
 import numpy as np
-print(np.percentile(x, 50, interpolation="lower"), np.nanpercentile(x, q=[5, 95], interpolation="nearest", axis=0))
-print(np.quantile(x, 0.5, 0, interpolation=kind), np.nanquantile(x, 0.5, interpolation="linear", keepdims=True))
+print(np.percentile(x, 50, method="lower"), np.nanpercentile(x, q=[5, 95], method="nearest", axis=0))
+print(np.quantile(x, 0.5, 0, method=kind), np.nanquantile(x, 0.5, method="linear", keepdims=True))

@@ by name
 from numpy import quantile as q
-print(q([1, 2], 0.3, interpolation="midpoint"))
+print(q([1, 2], 0.3, method="midpoint"))

@@ by position, or not at all
 import numpy as np
 print(np.percentile(x, 50, 0, None, False, "lower"), np.quantile(x, 0.5, method="lower"), np.nanquantile(x, 0.5))

@@ methods of other libraries, which keep it
 import numpy as np
 import pandas as pd
 print(pd.Series([1]).quantile(0.5, interpolation="lower"), np.pi)
'''
