"""`__cached__` of modules is removed in Python 3.15.

Setting the attribute is not looked at from Python 3.15 on, which does not set it
either.
"""

from types import ModuleType

deprecated = "3.12"
available = "3.4"
removed = "3.15"
reference = "reference/datamodel#module.__cached__"
safety = "suggested"


def before(module: ModuleType):
    return module.__cached__


def after(module: ModuleType):
    return module.__spec__.cached


examples = '''
@@ an annotated parameter, the class under another name
 from types import ModuleType as Module

 def cached(module: Module):
-    return module.__cached__
+    return module.__spec__.cached

 import json
 print(cached(json) is None)

@@ the specification already
 import json

 print(json.__spec__.cached is None)

@@ where it is asked with getattr
 import json

 print(getattr(json, "__cached__", None) is None)
'''
