"""`imp` was removed in Python 3.12.

`imp` went away in Python 3.12. `find_module()` opened a file and told of it in a
tuple that `load_module()` took: nothing in `importlib` works like that, so a
module with these functions is put into the project. They find, load and fail as
the old ones did, and use what they were made of: some private functions of the
interpreter among them.

In new code, `importlib.util.find_spec()` finds a module and `None` if there is
none, `importlib.machinery.PathFinder.find_spec()` looks in given folders, and
`importlib.import_module()` imports.
"""

from . import _imp_compat

deprecated = "3.3"
available = "3.5"
removed = "3.12"
reference = "whatsnew/3.12#imp"
safety = "suggested"
moves = {
    "imp.find_module": "_imp_compat.find_module",
    "imp.load_module": "_imp_compat.load_module",
    "imp.load_package": "_imp_compat.load_package",
    "imp.init_builtin": "_imp_compat.init_builtin",
    "imp.init_frozen": "_imp_compat.init_frozen",
    "imp.is_builtin": "_imp_compat.is_builtin",
    "imp.is_frozen": "_imp_compat.is_frozen",
    "imp.is_frozen_package": "_imp_compat.is_frozen_package",
    "imp.get_frozen_object": "_imp_compat.get_frozen_object",
    "imp.create_dynamic": "_imp_compat.create_dynamic",
    "imp.acquire_lock": "_imp_compat.acquire_lock",
    "imp.release_lock": "_imp_compat.release_lock",
    "imp.lock_held": "_imp_compat.lock_held",
    "imp.NullImporter": "_imp_compat.NullImporter",
    "imp.SEARCH_ERROR": "_imp_compat.SEARCH_ERROR",
    "imp.PY_SOURCE": "_imp_compat.PY_SOURCE",
    "imp.PY_COMPILED": "_imp_compat.PY_COMPILED",
    "imp.C_EXTENSION": "_imp_compat.C_EXTENSION",
    "imp.PY_RESOURCE": "_imp_compat.PY_RESOURCE",
    "imp.PKG_DIRECTORY": "_imp_compat.PKG_DIRECTORY",
    "imp.C_BUILTIN": "_imp_compat.C_BUILTIN",
    "imp.PY_FROZEN": "_imp_compat.PY_FROZEN",
    "imp.PY_CODERESOURCE": "_imp_compat.PY_CODERESOURCE",
    "imp.IMP_HOOK": "_imp_compat.IMP_HOOK",
}

examples = '''
@@ found, and then loaded
-import imp
+import _imp_compat

-file, path, details = imp.find_module("textwrap")
+file, path, details = _imp_compat.find_module("textwrap")
 try:
-    textwrap = imp.load_module("textwrap", file, path, details)
+    textwrap = _imp_compat.load_module("textwrap", file, path, details)
 finally:
     file.close()
 print(textwrap.dedent("  a"), details)

@@ whether there is one
-import imp
+import _imp_compat

 def exists(name):
     try:
-        imp.find_module(name)
+        _imp_compat.find_module(name)
         return True
     except ImportError:
         return False

 print([name for name in ("json", "no_such_module", "sys") if exists(name)])

@@ a package and a built-in module, by the constants
-from imp import find_module, C_BUILTIN, PKG_DIRECTORY
+from _imp_compat import find_module, C_BUILTIN, PKG_DIRECTORY

 print(find_module("json")[2][2] == PKG_DIRECTORY, find_module("sys")[2][2] == C_BUILTIN)

@@ in a folder, with the error of a module that is not there
-import imp as importer
+import _imp_compat
 import tempfile

 with tempfile.TemporaryDirectory() as folder:
     try:
-        importer.find_module("json", [folder])
+        _imp_compat.find_module("json", [folder])
     except ImportError as error:
         print(error, error.name)

@@ the lock
-import imp
+import _imp_compat

-imp.acquire_lock()
+_imp_compat.acquire_lock()
 try:
-    print(imp.lock_held())
+    print(_imp_compat.lock_held())
 finally:
-    imp.release_lock()
+    _imp_compat.release_lock()

@@ what is built in, and what is frozen
-import imp
+import _imp_compat

-print(imp.is_builtin("sys") != 0, imp.is_builtin("json"), imp.is_frozen("json"), imp.init_builtin("json"))
+print(_imp_compat.is_builtin("sys") != 0, _imp_compat.is_builtin("json"), _imp_compat.is_frozen("json"), _imp_compat.init_builtin("json"))

@@ in a package
 # file: app/__init__.py
 # file: app/plugins/__init__.py
-import imp
+from .. import _imp_compat

 def load(name, folders):
-    return imp.load_module(name, *imp.find_module(name, folders))
+    return _imp_compat.load_module(name, *_imp_compat.find_module(name, folders))

@@ in a package that is imported as a whole, too
 # file: app/__init__.py
 limit = 3
 # file: app/load.py
-import imp
 import app
+from app import _imp_compat

 def load(name):
-    return imp.find_module(name)[1:app.limit]
+    return _imp_compat.find_module(name)[1:app.limit]

@@ in a package below one that several distributions share
 # file: zoo/__init__.py
 __path__ = __import__("pkgutil").extend_path(__path__, __name__)
 # file: zoo/app/__init__.py
 # file: zoo/app/load.py
-from imp import find_module
+from ._imp_compat import find_module

 # file: zoo/app/main.py
 from .load import find_module

@@ behind a question about something else
-import imp
+import _imp_compat

 class Loader:
     def load_module(self, name):
         return name

 def kind(found):
     if hasattr(found, "load_module"):
-        return imp.PY_SOURCE
+        return _imp_compat.PY_SOURCE
     return None

 print(kind(Loader()), kind("text"))

@@ where nothing is found
-import imp
+import _imp_compat

 def find(name):
     try:
-        return imp.find_module(name)
+        return _imp_compat.find_module(name)
     except ImportError:
-        return None, None, ("", "", imp.PKG_DIRECTORY)
+        return None, None, ("", "", _imp_compat.PKG_DIRECTORY)

 print(find("textwrap")[2], find("no_such_module")[2])

@@ an importer for a path that is no folder
-import imp
+import _imp_compat

-print(isinstance(imp.NullImporter("no/such/folder"), imp.NullImporter))
+print(isinstance(_imp_compat.NullImporter("no/such/folder"), _imp_compat.NullImporter))

@@ a method of that name
 import modulefinder

 finder = modulefinder.ModuleFinder()
 print(finder.find_module("json", None)[0])

@@ the module under its own name in a new branch
 try:
     import importlib as imp
 except ImportError:
     import imp

 print(imp.__name__)

@@ a constant of one's own
 PY_SOURCE = "source"

 def find_module(name):
     return PY_SOURCE

 print(find_module("json"))

@@ where there is no `imp`
 try:
     import imp
 except ImportError:
     imp = None

 def find(name):
     if imp is None:
         return None
     return imp.find_module(name)

 print(find("json") is None or find("json")[1].endswith("json"))

@@ where the module is asked
 import sys

 def load(name):
     imp = sys.modules.get("imp")
     if hasattr(imp, "find_module"):
         return imp.load_module(name, *imp.find_module(name))
     return __import__(name)

 print(load("json").__name__)

@@ a function with the name of the module as a parameter
 def find(imp, name):
     return imp.find_module(name)

 print(callable(find))

@@ a file that is opened by hand
-import imp
+import _imp_compat
 import os
 import tempfile

 with tempfile.TemporaryDirectory() as folder:
     path = os.path.join(folder, "settings.py")
     with open(path, "w") as file:
         file.write("NAME = 'one'")
     file = open(path)
     try:
-        module = imp.load_module("settings", file, path, (".py", "r", imp.PY_SOURCE))
+        module = _imp_compat.load_module("settings", file, path, (".py", "r", _imp_compat.PY_SOURCE))
     finally:
         file.close()
 print(module.NAME)

@@ a mock with the names of the module
 from unittest import mock

 importer = mock.Mock()
 importer.find_module.return_value = (None, "settings.py", None)
 print(importer.find_module("settings")[1])
'''
