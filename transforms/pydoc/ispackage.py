"""`pydoc.ispackage()` is deprecated since Python 3.13.

It tells whether a folder contains `__init__.py` or `__init__.pyc`, as the helper does.
"""

import os

deprecated = "3.13"
reference = "whatsnew/3.13#new-deprecations"
moves = {"pydoc.ispackage": "is_package"}


def is_package(path):
    """Tell whether a folder is a package."""
    return any(os.path.isfile(os.path.join(path, "__init__" + end)) for end in (".py", ".pyc"))


examples = '''
@@ a folder of the library
-import pydoc
+import os

-print(pydoc.ispackage("/etc"))
+
+def is_package(path):
+    """Tell whether a folder is a package."""
+    return any(os.path.isfile(os.path.join(path, "__init__" + end)) for end in (".py", ".pyc"))
+
+
+print(is_package("/etc"))

@@ imported by name, as a value
-from pydoc import ispackage
+import os
+
+
+def is_package(path):
+    """Tell whether a folder is a package."""
+    return any(os.path.isfile(os.path.join(path, "__init__" + end)) for end in (".py", ".pyc"))
+

 def packages(folders):
-    return list(filter(ispackage, folders))
+    return list(filter(is_package, folders))

 print(packages(["/etc"]))

@@ another function of that name
 import inspect

 def ispackage(path):
     return path.endswith("/")

 print(ispackage("a/"), inspect.ismodule(inspect))
'''
