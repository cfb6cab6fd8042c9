"""`imp.new_module` was removed in Python 3.12.

`imp` went away in Python 3.12. The old function made nothing but a
`types.ModuleType` of that name: it is in no `sys.modules`, and has no loader.
"""

import imp
import types

deprecated = "3.4"
available = "3.0"
removed = "3.12"
reference = "whatsnew/3.12#imp"


def before(name):
    return imp.new_module(name)


def after(name):
    return types.ModuleType(name)


examples = '''
@@ through the module
-import imp
 import sys
+import types

-settings = sys.modules["settings"] = imp.new_module("settings")
+settings = sys.modules["settings"] = types.ModuleType("settings")
 settings.DEBUG = True
 print(sys.modules["settings"].DEBUG, type(settings).__name__)

@@ imported by name, the argument by keyword
-from imp import new_module
+from types import ModuleType as new_module

-print(new_module(name="settings").__name__)
+print(new_module("settings").__name__)

@@ in a function, where it is imported
 def make(name):
-    import imp
+    import types
-    return imp.new_module(name)
+    return types.ModuleType(name)

 print(make("settings").__name__)

@@ a local name like that of the new module
-import imp
+import types as _types

 def make(types):
-    module = imp.new_module("made")
+    module = _types.ModuleType("made")
     module.types = types
     return module

 print(make([int]).types)

@@ used as a value
-import imp
+import types

-print([module.__name__ for module in map(imp.new_module, ["a", "b"])])
+print([module.__name__ for module in map(types.ModuleType, ["a", "b"])])

@@ a method of that name
 class Factory:
     def new_module(self, name):
         return name

 print(Factory().new_module("settings"))

@@ with a fallback
 try:
     import imp
 except ImportError:
     imp = None
     import types

 print((imp.new_module if imp else types.ModuleType)("settings").__name__)

@@ a parameter that is called like the module
 def make(imp):
     return imp.new_module("settings")

 class Maker:
     def new_module(self, name):
         return name

 print(make(Maker()))
'''
