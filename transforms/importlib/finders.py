"""A finder without `find_spec()` finds nothing since Python 3.12.

Since Python 3.12, the import system calls only `find_spec()` of the finders in
`sys.meta_path` and of those that `sys.path_hooks` return. A finder that has only
`find_module()` or `find_loader()` is skipped without a warning, and its modules are not
found. Copies of `six` older than 1.16 are the usual case.
The old method stays, for older Pythons and for its callers; the new one calls it as the
import system did.
"""

deprecated = "3.4"
available = "3.4"
removed = "3.12"
reference = "whatsnew/3.12#importlib"
native = "finders"
words = ["find_module", "find_loader"]

examples = '''
@@ a copy of six
 import sys
 import types
+from importlib.util import spec_from_loader

 class _SixMetaPathImporter(object):
     def __init__(self, name):
         self.name = name
         self.known_modules = {}

     def find_module(self, fullname, path=None):
         if fullname in self.known_modules:
             return self
         return None
+
+    def find_spec(self, fullname, path=None, target=None):
+        loader = self.find_module(fullname, path)
+        if loader is None:
+            return None
+        return spec_from_loader(fullname, loader)

     def load_module(self, fullname):
         module = self.known_modules[fullname]
         module.__loader__ = self
         sys.modules[fullname] = module
         return module

     def is_package(self, fullname):
         return hasattr(self.known_modules[fullname], "__path__")

 importer = _SixMetaPathImporter("moves")
 importer.known_modules["moves_queue"] = types.ModuleType("moves_queue")
 sys.meta_path.append(importer)

 import moves_queue
 print(moves_queue.__name__)

@@ the first to be asked, for what finding needs as well
 import sys
 import types
+from importlib.util import spec_from_loader

 class Importer(object):
     def find_module(self, fullname, path=None):
         if fullname == "virtual":
             return self
+
+    def find_spec(self, fullname, path=None, target=None):
+        loader = self.find_module(fullname, path)
+        if loader is None:
+            return None
+        return spec_from_loader(fullname, loader)

     def load_module(self, fullname):
         module = types.ModuleType(fullname)
         module.__loader__ = self
         sys.modules[fullname] = module
         return module

 sys.modules.pop("importlib.util", None)
 sys.meta_path.insert(0, Importer())
 import virtual
 print(virtual.__name__)

@@ a finder by its base, without a path
 import importlib.abc
 import importlib.machinery
 import sys
+from importlib.util import spec_from_loader

 class Finder(importlib.abc.MetaPathFinder):
   def find_module(self, fullname, path=None):  # the old way
     if fullname == "config":
       return importlib.machinery.SourceFileLoader(fullname, __file__)
+
+  def find_spec(self, fullname, path=None, target=None):
+    loader = self.find_module(fullname, path)
+    if loader is None:
+      return None
+    return spec_from_loader(fullname, loader)

 sys.meta_path.insert(0, Finder())
 import config
 print(config.__name__)

@@ portions of a package, for a hook of paths
 import sys
+from importlib.machinery import ModuleSpec
+from importlib.util import spec_from_loader

 class Hook(object):
     def __init__(self, path):
         if not path.endswith(".box"):
             raise ImportError(path)
         self.path = path

     def find_loader(self, fullname):
         return None, [self.path + "/" + fullname]
+
+    def find_spec(self, fullname, target=None):
+        loader, portions = self.find_loader(fullname)
+        if loader is None and not portions:
+            return None
+        if loader is not None:
+            return spec_from_loader(fullname, loader)
+        spec = ModuleSpec(fullname, None)
+        spec.submodule_search_locations = portions
+        return spec

 sys.path_hooks.insert(0, Hook)
 sys.path.append("a.box")
 import things
 print(list(things.__path__))

@@ a class that another file installs
 # file: hooks.py
+from importlib.util import spec_from_loader
+
 class Blocker:
     def find_module(self, fullname, path=None):
         if fullname == "forbidden":
             raise ImportError("not " + fullname)
+
+    def find_spec(self, fullname, path=None, target=None):
+        loader = self.find_module(fullname, path)
+        if loader is None:
+            return None
+        return spec_from_loader(fullname, loader)

 # file: main.py
 import sys
 from hooks import Blocker

 sys.meta_path.insert(0, Blocker())
 try:
     import forbidden
 except ImportError as error:
     print(error)

@@ a finder that is a class itself
 import sys

!class Finder:
     @classmethod
     def find_module(cls, fullname, path=None):
         return None

 sys.meta_path.append(Finder)

@@ a method that is no method of an instance
 import sys

 class Finder:
     @classmethod
     def find_module(cls, fullname, path=None):
         return None

     def find_spec(cls, fullname, path=None, target=None):
         return None

 sys.meta_path.append(Finder())
 print(Finder.find_module("a"))

@@ a base class that has the new method
 import sys

 class Base:
     def find_spec(self, fullname, path=None, target=None):
         return None

 class Finder(Base):
     def find_module(self, fullname, path=None):
         return None

 sys.meta_path.append(Finder())
 print(len(sys.meta_path) > 1)

@@ a name that the new method needs is taken
 import sys

 def spec_from_loader(): ...

!class Finder:
     def find_module(self, fullname, path=None):
         return None

 sys.meta_path.append(Finder())

@@ a class that finds modules of its own kind
 class Graph:
     def find_module(self, name):
         return name.upper()

 print(Graph().find_module("node"))

@@ a subclass of a finder that is up to date
 import sys
 from importlib.machinery import PathFinder

 class Finder(PathFinder):
     @classmethod
     def find_module(cls, fullname, path=None):
         return None

 sys.meta_path.append(Finder)
 print(Finder.__mro__[1].__name__)
'''
