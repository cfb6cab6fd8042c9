"""`pkgutil.find_loader` and `get_loader` were removed in Python 3.14.

`importlib.util.find_spec()` replaces both, which warn since Python 3.12. It returns a
module specification, whose attribute `loader` is the loader, or `None` if nothing is
found.
The old functions raise `ImportError` for every failure. The new one raises
`ModuleNotFoundError` if a parent package is missing, and `ValueError` for a loaded module
without a specification, such as `__main__`.
"""

import importlib.util
import pkgutil

deprecated = "3.12"
available = "3.4"
removed = "3.14"
reference = "whatsnew/3.12#deprecated"
safety = "suggested"


def before_none(fullname):
    return pkgutil.find_loader(fullname) is None


def after_none(fullname):
    return importlib.util.find_spec(fullname) is None


def before_some(fullname):
    return pkgutil.find_loader(fullname) is not None


def after_some(fullname):
    return importlib.util.find_spec(fullname) is not None


def before(fullname):
    return pkgutil.find_loader(fullname)


def after(fullname):
    return getattr(importlib.util.find_spec(fullname), "loader", None)


def before_get_none(module_or_name: str):
    return pkgutil.get_loader(module_or_name) is None


def after_get_none(module_or_name: str):
    return importlib.util.find_spec(module_or_name) is None


def before_get_some(module_or_name: str):
    return pkgutil.get_loader(module_or_name) is not None


def after_get_some(module_or_name: str):
    return importlib.util.find_spec(module_or_name) is not None


def before_get(module_or_name: str):
    return pkgutil.get_loader(module_or_name)


def after_get(module_or_name: str):
    return getattr(importlib.util.find_spec(module_or_name), "loader", None)


def before_get_any(module_or_name):
    """Use the `__loader__` of a module, or `importlib.util.find_spec()` with a name."""
    return pkgutil.get_loader(module_or_name)


examples = '''
@@ whether there is a module
-import pkgutil
+import importlib.util

-if pkgutil.find_loader("json") is None:
+if importlib.util.find_spec("json") is None:
     print("no json")
-print(pkgutil.get_loader("no_such_module") is not None)
+print(importlib.util.find_spec("no_such_module") is not None)

@@ in a condition
-import pkgutil
+import importlib.util

-names = [name for name in ("json", "no_such_module") if pkgutil.find_loader(name)]
+names = [name for name in ("json", "no_such_module") if getattr(importlib.util.find_spec(name), "loader", None)]
 print(names)

@@ the loader by a name, imported by name
-from pkgutil import get_loader
+import importlib.util

-loader = get_loader("textwrap")
+loader = getattr(importlib.util.find_spec("textwrap"), "loader", None)
 print(loader.get_filename().endswith("textwrap.py"))

@@ behind code that the import waits for
 import sys

 sys.path.insert(0, "vendor")
-import pkgutil  # noqa: E402
+import importlib.util  # noqa: E402

-print(pkgutil.find_loader("json").name)
+print(getattr(importlib.util.find_spec("json"), "loader", None).name)

@@ the import stays, and so does the comment beside it
 def names(name):
     import pkgutil  # only here
+    import importlib.util
-    return [pkgutil.get_loader(name).name, pkgutil.extend_path.__name__]
+    return [getattr(importlib.util.find_spec(name), "loader", None).name, pkgutil.extend_path.__name__]

 print(names("json"))

@@ a suite of one line
-def names(name): import pkgutil; return [pkgutil.get_loader(name).name, pkgutil.extend_path.__name__]
+def names(name): import pkgutil; import importlib.util; return [getattr(importlib.util.find_spec(name), "loader", None).name, pkgutil.extend_path.__name__]

 print(names("json"))

@@ the loader of a module
 import json
 import pkgutil

!print(pkgutil.get_loader(json).name)

@@ a name or a module
 import json
 import pkgutil

 def loader(what):
!    return pkgutil.get_loader(what)

 print(loader("json") is loader(json))

@@ another function of the module
 import pkgutil

 print(pkgutil.get_data("json", "no_such_file") if False else "none")

@@ a function of one's own
 def find_loader(name):
     return name.upper()

 print(find_loader("json"))

@@ where the new function is asked for
 import importlib.util
 import pkgutil

 if hasattr(importlib.util, "find_spec"):
     find = importlib.util.find_spec
 else:
     find = pkgutil.find_loader
 print(find("json") is not None)

@@ a method of that name
 class Loaders:
     def get_loader(self, name):
         return name

 print(Loaders().get_loader("json"))

@@ a module of the same name
 # file: pkgutil.py
 def get_loader(name):
     return find_loader(name)

 def find_loader(name):
     return None

@@ a module is no finder, whatever its other bindings are
 try:
     import pkgutil as modules
 except ImportError:
     from compat import pkgutil as modules

 def find(name):
!    return modules.find_loader(name)

@@ a module out of a compat module, or none
 try:
     from compat import pkgutil
 except ImportError:
     pkgutil = None

 def find(name):
!    return pkgutil.find_loader(name)
'''
