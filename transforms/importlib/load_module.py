"""`load_module()` of loaders is removed in Python 3.15.

The method creates, registers and executes a module in one call. Now these are separate
steps.
Three things differ: a module that is already in `sys.modules` is created anew, not
executed again in place; a module that fails stays in `sys.modules`; and a module that
replaces itself in `sys.modules` while it is executed is returned itself.
"""

import importlib.util
import sys
from _typeshed.importlib import LoaderProtocol
from importlib.abc import FileLoader, Loader
from importlib.machinery import (
    BuiltinImporter,
    ExtensionFileLoader,
    FrozenImporter,
    ModuleSpec,
    SourceFileLoader,
    SourcelessFileLoader,
)

deprecated = "3.4"
available = "3.5"
removed = "3.15"
reference = "library/importlib#importlib.abc.Loader.load_module"
safety = "suggested"


def before_located(*arguments, **options):
    return importlib.util.spec_from_file_location(*arguments, **options).loader.load_module()


def after_located(*arguments, **options):
    spec = importlib.util.spec_from_file_location(*arguments, **options)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def inline_located(*arguments, **options):
    return load_with(importlib.util.spec_from_file_location(*arguments, **options).loader)


def before_spec(spec: ModuleSpec):
    return spec.loader.load_module()


def after_spec(spec: ModuleSpec):
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def inline_spec(spec: ModuleSpec):
    return load_with(spec.loader, spec.name)


def before_spec_name(spec: ModuleSpec):
    return spec.loader.load_module(spec.name)


def after_spec_name(spec: ModuleSpec):
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def inline_spec_name(spec: ModuleSpec):
    return load_with(spec.loader, spec.name)


def before_source(fullname, path):
    return SourceFileLoader(fullname, path).load_module()


def after_source(fullname, path):
    spec = importlib.util.spec_from_loader(fullname, SourceFileLoader(fullname, path))
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def inline_source(fullname, path):
    return load_with(SourceFileLoader(fullname, path))


def before_file(loader: FileLoader | SourceFileLoader | SourcelessFileLoader | ExtensionFileLoader):
    return loader.load_module()


def after_file(loader: FileLoader | SourceFileLoader | SourcelessFileLoader | ExtensionFileLoader):
    spec = importlib.util.spec_from_loader(loader.name, loader)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def inline_file(loader: FileLoader | SourceFileLoader | SourcelessFileLoader | ExtensionFileLoader):
    return load_with(loader)


def before(loader: Loader | LoaderProtocol | type[BuiltinImporter] | type[FrozenImporter], fullname):
    return loader.load_module(fullname)


def after(loader: Loader | LoaderProtocol | type[BuiltinImporter] | type[FrozenImporter], fullname):
    spec = importlib.util.spec_from_loader(fullname, loader)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def inline(loader: Loader | LoaderProtocol | type[BuiltinImporter] | type[FrozenImporter], fullname):
    return load_with(loader, fullname)


def before_bare(loader: Loader | LoaderProtocol):
    """Make a module of its specification with `importlib.util.module_from_spec(spec)`, and run it with `spec.loader.exec_module(module)`."""
    return loader.load_module()


def load_with(loader, fullname=None):
    """Load a module with its loader, and run it again if it is loaded already."""
    if fullname is None:
        fullname = loader.name
    spec = importlib.util.spec_from_loader(fullname, loader)
    module = sys.modules.get(fullname)
    if module is None:
        module = sys.modules[fullname] = importlib.util.module_from_spec(spec)
        try:
            loader.exec_module(module)
        except BaseException:
            sys.modules.pop(fullname, None)
            raise
    else:
        module.__spec__ = spec
        module.__loader__ = loader
        if spec.submodule_search_locations is not None:
            module.__path__ = spec.submodule_search_locations
        if spec.has_location:
            module.__file__ = spec.origin
        loader.exec_module(module)
    return sys.modules[fullname]


examples = '''
@@ an assignment
 import importlib.util
 import os
 import sys
 import tempfile
 from importlib.machinery import SourceFileLoader

 def load(name, path):
     loader = SourceFileLoader(name, path)
-    module = loader.load_module(name)
+    spec = importlib.util.spec_from_loader(name, loader)
+    module = importlib.util.module_from_spec(spec)
+    sys.modules[spec.name] = module
+    spec.loader.exec_module(module)
     return module.WORD

 with tempfile.TemporaryDirectory() as folder:
     path = os.path.join(folder, "hello.cfg")
     with open(path, "w") as stream:
         stream.write("WORD = __name__")
     print(load("hello", path), sys.modules["hello"].WORD)

@@ a chained call without the name
 import importlib.machinery
 import importlib.util
 import os
 import sys
 import tempfile

 def load(path):
-    return importlib.machinery.SourceFileLoader("settings", path).load_module()
+    spec = importlib.util.spec_from_loader("settings", importlib.machinery.SourceFileLoader("settings", path))
+    module = importlib.util.module_from_spec(spec)
+    sys.modules[spec.name] = module
+    spec.loader.exec_module(module)
+    return module

 with tempfile.TemporaryDirectory() as folder:
     path = os.path.join(folder, "settings.cfg")
     with open(path, "w") as stream:
         stream.write("DEBUG = True")
     print(load(path).DEBUG)

@@ a chained call over two lines, the name given twice
 import importlib.util
 import sys
 from importlib.machinery import SourceFileLoader

 def load(path):
-    settings = SourceFileLoader(
-        "settings", path).load_module("settings")
+    spec = importlib.util.spec_from_loader("settings", SourceFileLoader(
+        "settings", path))
+    settings = importlib.util.module_from_spec(spec)
+    sys.modules[spec.name] = settings
+    spec.loader.exec_module(settings)
     return settings

@@ a loader that knows its name
 import importlib.util
 import sys
 from importlib.machinery import SourcelessFileLoader

 def load(loader: SourcelessFileLoader):
-    module = loader.load_module()
+    spec = importlib.util.spec_from_loader(loader.name, loader)
+    module = importlib.util.module_from_spec(spec)
+    sys.modules[spec.name] = module
+    spec.loader.exec_module(module)
     return module

@@ imports are added
+import importlib.util
 import os
+import sys
 from importlib.machinery import ExtensionFileLoader

 def load(folder, name):
     loader = ExtensionFileLoader(name, os.path.join(folder, name + ".so"))
-    module = loader.load_module(name)
+    spec = importlib.util.spec_from_loader(name, loader)
+    module = importlib.util.module_from_spec(spec)
+    sys.modules[spec.name] = module
+    spec.loader.exec_module(module)
     return module

@@ any loader, as an annotation says
 import importlib.abc
 import importlib.util
 import sys

 def load(loader: importlib.abc.Loader, name):
-    return loader.load_module(name)
+    spec = importlib.util.spec_from_loader(name, loader)
+    module = importlib.util.module_from_spec(spec)
+    sys.modules[spec.name] = module
+    spec.loader.exec_module(module)
+    return module

@@ the loader of a specification
 import importlib.util
 import os
 import sys
 import tempfile

 def load(path):
     spec = importlib.util.spec_from_file_location("settings", path)
-    module = spec.loader.load_module()
+    module = importlib.util.module_from_spec(spec)
+    sys.modules[spec.name] = module
+    spec.loader.exec_module(module)
     return module

 def load_again(path):
-    return importlib.util.spec_from_file_location("settings", path).loader.load_module()
+    spec = importlib.util.spec_from_file_location("settings", path)
+    module = importlib.util.module_from_spec(spec)
+    sys.modules[spec.name] = module
+    spec.loader.exec_module(module)
+    return module

 def load_by_name(spec: importlib.machinery.ModuleSpec):
-    module = spec.loader.load_module(spec.name)
+    module = importlib.util.module_from_spec(spec)
+    sys.modules[spec.name] = module
+    spec.loader.exec_module(module)
     return module

 with tempfile.TemporaryDirectory() as folder:
     path = os.path.join(folder, "settings.py")
     with open(path, "w") as stream:
         stream.write("DEBUG = True")
     print(load(path).DEBUG, load_again(path).DEBUG)

@@ the loader of built-in modules is a class
 import importlib.util
 import sys
 from importlib.machinery import BuiltinImporter

 def load():
-    module = BuiltinImporter.load_module("errno")
+    spec = importlib.util.spec_from_loader("errno", BuiltinImporter)
+    module = importlib.util.module_from_spec(spec)
+    sys.modules[spec.name] = module
+    spec.loader.exec_module(module)
     return module.ENOENT

 print(load())

@@ a statement of its own
 import importlib.util
 import sys
 from importlib.machinery import SourceFileLoader

-SourceFileLoader("settings", "settings.cfg").load_module()
+spec = importlib.util.spec_from_loader("settings", SourceFileLoader("settings", "settings.cfg"))
+module = importlib.util.module_from_spec(spec)
+sys.modules[spec.name] = module
+spec.loader.exec_module(module)

@@ an attribute and an element as targets
 import importlib.util
 import sys
 from importlib.machinery import SourceFileLoader

 class Plugins:
     def __init__(self, path):
         self.found = {}
-        self.main = SourceFileLoader("main", path).load_module()
+        spec = importlib.util.spec_from_loader("main", SourceFileLoader("main", path))
+        module = importlib.util.module_from_spec(spec)
+        sys.modules[spec.name] = module
+        spec.loader.exec_module(module)
+        self.main = module

     def add(self, name, path):
-        self.found[name] = SourceFileLoader(name, path).load_module()
+        spec = importlib.util.spec_from_loader(name, SourceFileLoader(name, path))
+        module = importlib.util.module_from_spec(spec)
+        sys.modules[spec.name] = module
+        spec.loader.exec_module(module)
+        self.found[name] = module

@@ the first thing computed in an expression
 import importlib.util
 import sys
 from importlib.machinery import SourceFileLoader

 def debug(path):
-    return bool(SourceFileLoader("settings", path).load_module().DEBUG)
+    spec = importlib.util.spec_from_loader("settings", SourceFileLoader("settings", path))
+    module = importlib.util.module_from_spec(spec)
+    sys.modules[spec.name] = module
+    spec.loader.exec_module(module)
+    return bool(module.DEBUG)

@@ an import inside the function
 def load(path):
+    import importlib.util
+    import sys
     from importlib.machinery import SourceFileLoader
-    return SourceFileLoader("settings", path).load_module()
+    spec = importlib.util.spec_from_loader("settings", SourceFileLoader("settings", path))
+    module = importlib.util.module_from_spec(spec)
+    sys.modules[spec.name] = module
+    spec.loader.exec_module(module)
+    return module

@@ in a comprehension and a lambda
 import importlib.util
 import os
 import sys
 import tempfile
 from importlib.machinery import SourceFileLoader


+def load_with(loader, fullname=None):
+    """Load a module with its loader, and run it again if it is loaded already."""
+    if fullname is None:
+        fullname = loader.name
+    spec = importlib.util.spec_from_loader(fullname, loader)
+    module = sys.modules.get(fullname)
+    if module is None:
+        module = sys.modules[fullname] = importlib.util.module_from_spec(spec)
+        try:
+            loader.exec_module(module)
+        except BaseException:
+            sys.modules.pop(fullname, None)
+            raise
+    else:
+        module.__spec__ = spec
+        module.__loader__ = loader
+        if spec.submodule_search_locations is not None:
+            module.__path__ = spec.submodule_search_locations
+        if spec.has_location:
+            module.__file__ = spec.origin
+        loader.exec_module(module)
+    return sys.modules[fullname]
+
+
 def load(paths):
-    again = lambda name, path: SourceFileLoader(name, path).load_module(name)
-    modules = [SourceFileLoader(name, path).load_module() for name, path in paths]
+    again = lambda name, path: load_with(SourceFileLoader(name, path), name)
+    modules = [load_with(SourceFileLoader(name, path)) for name, path in paths]
     return modules[0].WORD, again(*paths[0]) is modules[0]


 with tempfile.TemporaryDirectory() as folder:
     path = os.path.join(folder, "hello.py")
     with open(path, "w") as stream:
         stream.write("WORD = __name__")
     print(load([("hello", path)]))

@@ the method as a value
 from importlib.machinery import SourceFileLoader

!load = SourceFileLoader("settings", "settings.cfg").load_module

@@ a class of one's own with a method of that name
 class Loader:
     def load_module(self, name):
         return name

 print(Loader().load_module("hello"))

@@ a loader that has its own way
 import importlib.abc

 class Loader(importlib.abc.Loader):
     def load_module(self, fullname):
         return fullname

 print(Loader().load_module("hello"))

@@ another function of that name
 import imp

 def load(name):
     return imp.load_module(name, *imp.find_module(name))

 load(name)

@@ where hasattr has been asked
 import importlib.util
 from importlib.machinery import SourceFileLoader

 def load(name, path):
     loader = SourceFileLoader(name, path)
     if hasattr(importlib.util, "module_from_spec"):
         module = importlib.util.module_from_spec(importlib.util.spec_from_loader(name, loader))
         loader.exec_module(module)
         return module
     else:
         return loader.load_module(name)

@@ under a test of the version
 import importlib.util
 import sys
 from importlib.machinery import SourceFileLoader

 def load(name, path):
     loader = SourceFileLoader(name, path)
     if sys.version_info >= (3, 5):
         module = importlib.util.module_from_spec(importlib.util.spec_from_loader(name, loader))
         loader.exec_module(module)
     else:
         module = loader.load_module(name)
     return module

@@ the new, and the old if that fails
 import importlib.util
 from importlib.machinery import SourceFileLoader

 def load(name, path):
     loader = SourceFileLoader(name, path)
     try:
         module = importlib.util.module_from_spec(importlib.util.spec_from_loader(name, loader))
         loader.exec_module(module)
     except AttributeError:
         module = loader.load_module(name)
     return module

@@ a string over several lines keeps its indentation
 import importlib.util
 import sys
 from importlib.machinery import SourceFileLoader

 def load(template):
     if template:
-        module = SourceFileLoader("settings", template.replace("""
-  ROOT""", "")).load_module()
+        spec = importlib.util.spec_from_loader("settings", SourceFileLoader("settings", template.replace("""
+  ROOT""", "")))
+        module = importlib.util.module_from_spec(spec)
+        sys.modules[spec.name] = module
+        spec.loader.exec_module(module)
         return module
'''
