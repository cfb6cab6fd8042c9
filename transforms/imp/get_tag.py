"""`imp.get_tag` was removed in Python 3.12.

`imp` went away in Python 3.12. The old function returned this attribute: the
part of the name of a `.pyc` file that tells the Python, as `cpython-312`.
"""

import imp
import sys

deprecated = "3.4"
available = "3.3"
removed = "3.12"
reference = "whatsnew/3.12#imp"


def before():
    return imp.get_tag()


def after():
    return sys.implementation.cache_tag


examples = '''
@@ a call becomes an attribute
-import imp
+import sys

-print(imp.get_tag().split("-")[0])
+print(sys.implementation.cache_tag.split("-")[0])

@@ under another name of the module
-import imp as loader
 import sys

-print(loader.get_tag() == sys.implementation.cache_tag)
+print(sys.implementation.cache_tag == sys.implementation.cache_tag)

@@ imported by name
-from imp import get_tag
+import sys

 def compiled(name):
-    return "__pycache__/{}.{}.pyc".format(name, get_tag())
+    return "__pycache__/{}.{}.pyc".format(name, sys.implementation.cache_tag)

 print(compiled("app").startswith("__pycache__/app.cpython-"))

@@ a method of that name
 class Image:
     def get_tag(self):
         return "latest"

 print(Image().get_tag())

@@ under a guard
 import sys
 if hasattr(sys, "implementation"):
     tag = sys.implementation.cache_tag
 else:
     import imp
     tag = imp.get_tag()

 print(tag.split("-")[0])
'''
