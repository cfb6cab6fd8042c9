"""NumPy 2.0 removed `recfromcsv()` and `recfromtxt()`.

They called `genfromtxt()` with other defaults, and viewed the result as a `recarray`.
Text is read as `bytes` on NumPy 1 and as `str` on NumPy 2, unless `encoding` is passed.
"""

import numpy

reference = "https://numpy.org/doc/stable/numpy_2_0_migration_guide.html#main-namespace"
safety = "suggested"


def before(fname, encoding=..., skip_header=..., skip_footer=..., comments=..., converters=..., usecols=..., max_rows=...):
    return numpy.recfromtxt(
        fname,
        encoding=encoding,
        skip_header=skip_header,
        skip_footer=skip_footer,
        comments=comments,
        converters=converters,
        usecols=usecols,
        max_rows=max_rows,
    )


def after(fname, encoding=..., skip_header=..., skip_footer=..., comments=..., converters=..., usecols=..., max_rows=...):
    return numpy.genfromtxt(
        fname,
        dtype=None,
        encoding=encoding,
        skip_header=skip_header,
        skip_footer=skip_footer,
        comments=comments,
        converters=converters,
        usecols=usecols,
        max_rows=max_rows,
    ).view(numpy.recarray)


def before_csv(fname, encoding=..., skip_header=..., skip_footer=..., comments=..., converters=..., usecols=..., max_rows=...):
    return numpy.recfromcsv(
        fname,
        encoding=encoding,
        skip_header=skip_header,
        skip_footer=skip_footer,
        comments=comments,
        converters=converters,
        usecols=usecols,
        max_rows=max_rows,
    )


def after_csv(fname, encoding=..., skip_header=..., skip_footer=..., comments=..., converters=..., usecols=..., max_rows=...):
    return numpy.genfromtxt(
        fname,
        delimiter=",",
        names=True,
        case_sensitive="lower",
        dtype=None,
        encoding=encoding,
        skip_header=skip_header,
        skip_footer=skip_footer,
        comments=comments,
        converters=converters,
        usecols=usecols,
        max_rows=max_rows,
    ).view(numpy.recarray)


def before_other(*args, **kwargs):
    """Call `genfromtxt()` with the same arguments, and with `dtype=None` if there was no type, then `.view(numpy.recarray)`."""
    return numpy.recfromtxt(*args, **kwargs)


def before_other_csv(*args, **kwargs):
    """Call `genfromtxt()` with the same arguments, and with `delimiter=","`, `names=True`, `case_sensitive="lower"` and `dtype=None` where they were missing, then `.view(numpy.recarray)`."""
    return numpy.recfromcsv(*args, **kwargs)


examples = '''
@@ calls
 import numpy as np
-rows = np.recfromtxt("rows.txt")
-table = np.recfromcsv("table.csv", encoding="utf-8", skip_header=1)
+rows = np.genfromtxt("rows.txt", dtype=None).view(np.recarray)
+table = np.genfromtxt("table.csv", delimiter=",", names=True, case_sensitive="lower", dtype=None, encoding="utf-8", skip_header=1).view(np.recarray)

@@ arguments for which there were other defaults
 import numpy as np
!print(np.recfromcsv("table.csv", delimiter=";"))
!print(np.recfromtxt("rows.txt", usemask=True))

@@ the function that does the work
 import numpy as np
 print(np.genfromtxt("rows.txt"), csv.recfromcsv("table.csv"))
'''
