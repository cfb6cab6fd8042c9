"""`os.stat_float_times()` was removed in Python 3.7.

Time stamps of `os.stat()` are floats since Python 2.5, so that the call with
`True` has no effect.
"""

import os
from typing import Literal

deprecated = "3.1"
available = "3.0"
removed = "3.7"
reference = "whatsnew/3.7#api-and-feature-removals"
together = True


def before(newvalue: Literal[True, 1]):
    os.stat_float_times(newvalue)


def after(newvalue):
    pass


def before_get():
    return os.stat_float_times()


def after_get():
    return True


def before_whole(newvalue):
    """Convert the times with `int()` where whole seconds are needed."""
    return os.stat_float_times(newvalue)


examples = '''
@@ floats, which they are
 import os

-os.stat_float_times(True)
-print(os.stat_float_times(), isinstance(os.stat(".").st_mtime, float))
+print(True, isinstance(os.stat(".").st_mtime, float))

@@ whole seconds
 import os

!os.stat_float_times(False)
 print("set")

@@ the times
 import os

 print(isinstance(os.path.getmtime("."), float))
'''
