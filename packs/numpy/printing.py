"""NumPy 2.0 removed `disp()`.

`print()` writes the same, unless the message is a tuple, which `disp()` formatted.
"""

import numpy

reference = "https://numpy.org/doc/stable/numpy_2_0_migration_guide.html#main-namespace"
safety = "suggested"


def before(mesg):
    return numpy.disp(mesg)


def after(mesg):
    return print(mesg, flush=True)


def before_to(mesg, device, linefeed=...):
    """Write to the device."""
    return numpy.disp(mesg, device, linefeed)


examples = '''
@@ a message
 import numpy as np
-np.disp("done")
+print("done", flush=True)
 print(np.pi)

@@ to a file
 import numpy as np
!np.disp("done", log)

@@ a function of that name
 import numpy as np
 def disp(text): ...
 disp(np.pi)
'''
