"""`socketserver.__version__` is deprecated since Python 3.15.

The module has had this version since before Python 3.6, whatever changed in it, and
will be without the name in Python 3.20. The version of Python is
`sys.version_info`.
"""

import socketserver

deprecated = "3.15"
reference = "whatsnew/3.15#new-deprecations"


def before():
    return socketserver.__version__


def after():
    return "0.4"


examples = '''
@@ through the module
 import sys
-import socketserver

-print(socketserver.__version__, len(sys.argv) > 5)
+print("0.4", len(sys.argv) > 5)

@@ by name
-from socketserver import __version__ as number
-
-print(number)
+print("0.4")

@@ the version of another module
 class socketserver:
     __version__ = "9"

 print(socketserver.__version__)
'''
