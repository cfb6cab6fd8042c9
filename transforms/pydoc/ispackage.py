"""`pydoc.ispackage()` is deprecated since Python 3.13.

It tells whether a folder contains `__init__.py` or `__init__.pyc`.
"""

import os
import pydoc

deprecated = "3.13"
reference = "whatsnew/3.13#pydoc"


def before(path):
    return pydoc.ispackage(path)


def after(path):
    return any(os.path.isfile(os.path.join(path, "__init__" + end)) for end in (".py", ".pyc"))


examples = '''
@@ a folder of the library
+import os
-import pydoc

-print(pydoc.ispackage("/etc"))
+print(any(os.path.isfile(os.path.join("/etc", "__init__" + end)) for end in (".py", ".pyc")))

@@ imported by name
 import os
-from pydoc import ispackage

-print(ispackage(os.path.dirname(os.__file__) + "/json"))
+print(any(os.path.isfile(os.path.join(os.path.dirname(os.__file__) + "/json", "__init__" + end)) for end in (".py", ".pyc")))

@@ another function of that name
 import inspect

 def ispackage(path):
     return path.endswith("/")

 print(ispackage("a/"), inspect.ismodule(inspect))
'''
