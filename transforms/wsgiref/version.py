"""`wsgiref.simple_server.__version__` is deprecated.

Python 3.15 deprecates it, and 3.20 will be without. It has been the same since before
Python 3.6. The version of Python is `sys.version_info`.
"""

import wsgiref.simple_server

deprecated = "3.15"
reference = "whatsnew/3.15#new-deprecations"


def before():
    return wsgiref.simple_server.__version__


def after():
    return "0.2"


examples = '''
@@ through the module
 import sys
-import wsgiref.simple_server

-print(wsgiref.simple_server.__version__, len(sys.argv) > 5)
+print("0.2", len(sys.argv) > 5)

@@ by name
-from wsgiref.simple_server import __version__ as number
-
-print(number)
+print("0.2")

@@ the version of another module
 class simple_server:
     __version__ = "9"

 print(simple_server.__version__)

@@ the import is a group of its own
 import os
 import sys

-import wsgiref.simple_server
-
 # the versions
-print(wsgiref.simple_server.__version__, len(sys.argv) > 5, os.sep * 0)
+print("0.2", len(sys.argv) > 5, os.sep * 0)

@@ the last import, with two empty lines behind it
 import sys
-
-import wsgiref.simple_server


 def version():
-    return wsgiref.simple_server.__version__
+    return "0.2"

 print(version(), len(sys.argv) > 5)

@@ the first statement of a function, and one that empty lines surround
 def first():
-    import wsgiref.simple_server
-
     name = "server"
-    return name, wsgiref.simple_server.__version__
+    return name, "0.2"

 def second():
     name = "server"

-    import wsgiref.simple_server
-
-    return name, wsgiref.simple_server.__version__
+    return name, "0.2"

 print(first(), second())

@@ what stands between imports and code stays
 import sys
-import wsgiref.simple_server

-print(wsgiref.simple_server.__version__)
+print("0.2")

 print(len(sys.argv) > 5)
'''
