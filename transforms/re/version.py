"""`re.__version__` is deprecated since Python 3.15.

It is `"2.2.1"` on every Python 3, and is removed in Python 3.20. The version of
Python itself is `sys.version_info`.
"""

import re

deprecated = "3.15"
available = "3.0"
reference = "whatsnew/3.15#re"


def before():
    return re.__version__


def after():
    return "2.2.1"


examples = '''
@@ through the module
 import re

-print(re.__version__, re.escape("a"))
+print("2.2.1", re.escape("a"))

@@ imported by name, under another
-from re import __version__ as version
-
-print(version)
+print("2.2.1")

@@ a name of one's own
 import re

 __version__ = "5"
 print(__version__, re.escape("a"))
'''
