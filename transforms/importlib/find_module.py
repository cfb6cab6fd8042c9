"""`find_module()` of finders was removed in Python 3.12.

`find_spec()` replaces it in the finders of the library: it returns a module
specification, whose attribute `loader` is the loader, or `None` if nothing is found.
For a folder that may be part of a namespace package, the specification has no loader.
"""

import importlib.util
import pkgutil
import sys
import zipimport
from _typeshed.importlib import MetaPathFinderProtocol, PathEntryFinderProtocol
from importlib.machinery import (
    BuiltinImporter,
    FileFinder,
    FrozenImporter,
    PathFinder,
    WindowsRegistryFinder,
)

deprecated = "3.4"
available = "3.10"
removed = "3.12"
reference = "whatsnew/3.12#importlib"
safety = "suggested"
reports = {
    "importlib.abc.Finder": "Use `importlib.abc.MetaPathFinder` or `importlib.abc.PathEntryFinder`.",
    "importlib.abc.Finder.find_module": "Call `find_spec()`, whose result has the loader.",
    "importlib.abc.MetaPathFinder.find_module": "Call `find_spec()`, whose result has the loader.",
    "importlib.abc.PathEntryFinder.find_module": "Call `find_spec()`, whose result has the loader.",
    "importlib.abc.PathEntryFinder.find_loader": "Call `find_spec()`, whose result has the loader and the folders.",
    "importlib.machinery.BuiltinImporter.find_module": "Call `find_spec()`, whose result has the loader.",
    "importlib.machinery.FrozenImporter.find_module": "Call `find_spec()`, whose result has the loader.",
    "importlib.machinery.PathFinder.find_module": "Call `find_spec()`, whose result has the loader.",
}


def before_chain(finder: FileFinder | zipimport.zipimporter | MetaPathFinderProtocol | PathEntryFinderProtocol, fullname):
    return finder.find_module(fullname).load_module(fullname)


def after_chain(finder: FileFinder | zipimport.zipimporter | MetaPathFinderProtocol | PathEntryFinderProtocol, fullname):
    spec = finder.find_spec(fullname, None)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def inline_chain(finder: FileFinder | zipimport.zipimporter | MetaPathFinderProtocol | PathEntryFinderProtocol, fullname):
    return load_found(finder.find_spec(fullname, None))


def load_found(spec):
    """Load the module of a specification."""
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return sys.modules[spec.name]


def before_class(finder: type[PathFinder] | type[BuiltinImporter] | type[FrozenImporter] | type[WindowsRegistryFinder], fullname, path=...):
    return finder.find_module(fullname, path)


def after_class(finder: type[PathFinder] | type[BuiltinImporter] | type[FrozenImporter] | type[WindowsRegistryFinder], fullname, path=...):
    return getattr(finder.find_spec(fullname, path), "loader", None)


def before(finder: FileFinder | zipimport.zipimporter, fullname):
    return finder.find_module(fullname)


def after(finder: FileFinder | zipimport.zipimporter, fullname):
    return getattr(finder.find_spec(fullname), "loader", None)


def before_any(finder: MetaPathFinderProtocol | PathEntryFinderProtocol, fullname):
    return finder.find_module(fullname)


def after_any(finder: MetaPathFinderProtocol | PathEntryFinderProtocol, fullname):
    return getattr(finder.find_spec(fullname, None), "loader", None)


def before_imp(finder: pkgutil.ImpImporter, fullname):
    """Finders have `find_spec()` instead: it gives `None`, or a specification whose `loader` is the loader."""
    return finder.find_module(fullname)


def before_loader(finder: FileFinder | zipimport.zipimporter, fullname):
    return finder.find_loader(fullname)


def after_loader(finder: FileFinder | zipimport.zipimporter, fullname):
    return loader_and_portions(finder.find_spec(fullname))


def loader_and_portions(spec):
    """The loader of a module, and the folders of a namespace package that has none."""
    if spec is None:
        return None, []
    return spec.loader, [] if spec.loader else list(spec.submodule_search_locations)


examples = '''
@@ all modules of a folder
+import importlib.util
 import os
 import pkgutil
+import sys
 import tempfile

 with tempfile.TemporaryDirectory() as folder:
     with open(os.path.join(folder, "plugin_a.py"), "w") as stream:
         stream.write("NAME = __name__")
     for finder, name, is_package in pkgutil.iter_modules([folder]):
-        module = finder.find_module(name).load_module(name)
+        spec = finder.find_spec(name, None)
+        module_2 = importlib.util.module_from_spec(spec)
+        sys.modules[spec.name] = module_2
+        spec.loader.exec_module(module_2)
+        module = module_2
         print(module.NAME)

@@ the same in a comprehension
+import importlib.util
 import pkgutil
+import sys
+
+
+def load_found(spec):
+    """Load the module of a specification."""
+    module = importlib.util.module_from_spec(spec)
+    sys.modules[spec.name] = module
+    spec.loader.exec_module(module)
+    return sys.modules[spec.name]
+

 def plugins(path):
-    return [f.find_module(name).load_module(name) for f, name, _ in pkgutil.iter_modules(path)]
+    return [load_found(f.find_spec(name, None)) for f, name, _ in pkgutil.iter_modules(path)]

 print(plugins([]))

@@ by the classes
 from importlib.machinery import BuiltinImporter, PathFinder

-print(BuiltinImporter.find_module("sys") is not None)
+print(getattr(BuiltinImporter.find_spec("sys"), "loader", None) is not None)
-print(PathFinder.find_module("no_such_module", ["no/such/folder"]))
+print(getattr(PathFinder.find_spec("no_such_module", ["no/such/folder"]), "loader", None))

@@ an archive, in a condition
 import os
 import tempfile
 import zipfile
 import zipimport

 with tempfile.TemporaryDirectory() as folder:
     path = os.path.join(folder, "a.zip")
     with zipfile.ZipFile(path, "w") as archive:
         archive.writestr("there.py", "")
     importer = zipimport.zipimporter(path)
-    print([name for name in ("there", "gone") if importer.find_module(name)])
+    print([name for name in ("there", "gone") if getattr(importer.find_spec(name), "loader", None)])

@@ a class that finds modules of its own kind
 class Graph:
     def find_module(self, name):
         return name.upper()

 print(Graph().find_module("node"))

@@ finders of nobody knows which class, where pkgutil is in sight
 import os
 import pkgutil

 def names(finders, name):
!    return [finder.find_module(name) is not None for finder in finders]

 print(names(map(pkgutil.get_importer, [os.path.dirname(os.__file__)]), "textwrap"))

@@ a finder whose class nobody knows
 def find(finder, name):
     return finder.find_module(name)

 print(callable(find))

@@ where the new method is asked for
 import pkgutil

 def load(path):
     for finder, name, _ in pkgutil.iter_modules(path):
         if hasattr(finder, "find_spec"):
             yield finder.find_spec(name).loader
         else:
             yield finder.find_module(name)

 print(list(load([])))

@@ the modules that a script would import
 import modulefinder

 print(modulefinder.ModuleFinder().find_module("json", None)[0])

@@ the finder that pkgutil tells of
 import email
 import pkgutil

 for importer, name, ispkg in pkgutil.iter_modules(email.__path__):
-    loader = importer.find_module(name)
+    loader = getattr(importer.find_spec(name, None), "loader", None)
     print(name, ispkg, loader is not None)

@@ a generator that hands on what pkgutil tells
 import email
 import pkgutil

 def walk(path, prefix):
     for importer, name, ispkg in pkgutil.iter_modules(path, prefix):
         yield importer, name, ispkg
         if ispkg:
             for item in walk([f"{path[0]}/{name}"], prefix):
                 yield item

 results = walk(email.__path__, "")
 for importer, name, ispkg in results:
-    loader = importer.find_module(name)
+    loader = getattr(importer.find_spec(name, None), "loader", None)
     print(name, ispkg, loader is not None)

@@ a module is no finder, be it the default of a parameter
 import importlib.abc
 try:
     import plugins
 except ImportError:
     plugins = None

 def find(name, source=plugins):
     return plugins.find_module(name) or source.find_module(name)

@@ found in an archive and loaded
+import importlib.util
+import sys
 import zipfile
 from zipimport import zipimporter

 with zipfile.ZipFile("archive.zip", "w") as archive:
     archive.writestr("inside.py", "TOLD = 5")
-module = zipimporter("archive.zip").find_module("inside").load_module("inside")
+spec = zipimporter("archive.zip").find_spec("inside", None)
+module = importlib.util.module_from_spec(spec)
+sys.modules[spec.name] = module
+spec.loader.exec_module(module)
 print(module.TOLD)

@@ the abstract classes, and an instance
 import importlib.abc
 import importlib.machinery

!class Finder(importlib.abc.Finder):
     pass

 def find(first: importlib.abc.MetaPathFinder, second: importlib.abc.PathEntryFinder):
!    return first.find_module("a") or second.find_module("b") or second.find_loader("c")

!print(importlib.machinery.PathFinder().find_module("os"))
'''
