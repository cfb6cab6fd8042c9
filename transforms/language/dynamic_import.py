"""A string names a module that was removed.

`__import__()` and `importlib.import_module()` raise `ModuleNotFoundError` for a
module that this Python does not have any more, like the statement does.
What stands for it depends on what is used of it, so this is only told of.
"""

deprecated = "3.2"
reference = "library/importlib#importlib.import_module"
native = "dynamic_import"
words = ["__import__", "import_module", "modules", "original"]

examples = '''
@@ by the builtin function
!log = __import__("distutils.log").log

@@ by importlib, under another name
 from importlib import import_module as load

!imp = load("imp")

@@ by a library that patches modules
 from eventlet import patcher

!imp = patcher.original("imp")
 threading = patcher.original("threading")

@@ among the modules that are loaded
 import sys

!print(sys.modules["asyncore"].loop)
 sys.modules["imp"] = None
 del sys.modules["imp"]

@@ a module that is still there
 import importlib

 json = importlib.import_module("json")

@@ a name that is computed
 import importlib

 def plugin(name):
     return importlib.import_module("plugins." + name)

@@ a function of one's own with that name
 def import_module(name):
     return name

 import_module("imp")

@@ with a fallback
 try:
     imp = __import__("imp")
 except ImportError:
     imp = None

@@ for an older Python only
 import sys

 if sys.version_info < (3, 12):
     imp = __import__("imp")
'''
