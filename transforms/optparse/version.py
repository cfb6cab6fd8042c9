"""`optparse.__version__` is deprecated since Python 3.15.

The module has had this version since before Python 3.6, whatever changed in it, and
will be without the name in Python 3.20. The version of Python is
`sys.version_info`.
"""

import optparse

deprecated = "3.15"
reference = "whatsnew/3.15#new-deprecations"


def before():
    return optparse.__version__


def after():
    return "1.5.3"


examples = '''
@@ through the module
 import sys
-import optparse

-print(optparse.__version__, len(sys.argv) > 5)
+print("1.5.3", len(sys.argv) > 5)

@@ by name
-from optparse import __version__ as number
-
-print(number)
+print("1.5.3")

@@ the version of another module
 class optparse:
     __version__ = "9"

 print(optparse.__version__)
'''
