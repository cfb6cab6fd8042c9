"""A loader without `exec_module()` loads nothing since Python 3.15.

Since Python 3.15, the import system loads modules with `create_module()` and
`exec_module()`, and no longer calls `load_module()`.
The old method stays, for older Pythons and for its callers. The new `create_module()`
calls it.
"""

deprecated = "3.4"
available = "3.4"
removed = "3.15"
reference = "library/importlib#importlib.abc.Loader.load_module"
safety = "suggested"
native = "loaders"
words = ["load_module"]

examples = '''
@@ a finder that is its own loader
 import sys
 import types

 class Importer(object):
     def find_spec(self, fullname, path=None, target=None):
         if fullname == "virtual":
             from importlib.util import spec_from_loader
             return spec_from_loader(fullname, self)

     def load_module(self, fullname):
         module = types.ModuleType(fullname)
         module.__loader__ = self
         sys.modules[fullname] = module
         return module
+
+    def create_module(self, spec):
+        return self.load_module(spec.name)
+
+    def exec_module(self, module):
+        pass

 sys.meta_path.insert(0, Importer())
 import virtual
 print(virtual.__name__)

@@ a loader that looks at what imports
 import inspect
 import sys
 import types

!class Importer:
     def find_spec(self, fullname, path=None, target=None):
         return None

     def load_module(self, fullname):
         print(inspect.currentframe().f_back.f_code.co_name)
         return sys.modules.setdefault(fullname, types.ModuleType(fullname))

 sys.meta_path.append(Importer())
 Importer().load_module("virtual")

@@ a class of its own
 import sys
 import types
 from importlib.util import spec_from_loader

 class Loader:
     def __init__(self, code):
         self.code = code

     def load_module(self, name):
         module = sys.modules.setdefault(name, types.ModuleType(name))
         exec(self.code, module.__dict__)
         return module
+
+    def create_module(self, spec):
+        return self.load_module(spec.name)
+
+    def exec_module(self, module):
+        pass

 class Finder:
     def find_spec(self, fullname, path=None, target=None):
         if fullname == "answers":
             return spec_from_loader(fullname, Loader("ANSWER = 42"))

 sys.meta_path.append(Finder())
 import answers
 print(answers.ANSWER)

@@ by its base
 import importlib.abc

 class Loader(importlib.abc.Loader):
     def load_module(this, fullname):
         return __import__("json")
+
+    def create_module(this, spec):
+        return this.load_module(spec.name)
+
+    def exec_module(this, module):
+        pass

 print(Loader().load_module("json").__name__)

@@ a class method
 import sys

!class Loader:
     @classmethod
     def load_module(cls, fullname):
         return sys.modules[fullname]

 sys.meta_path.append(Loader)

@@ a loader that executes modules already
 import sys
 from importlib.abc import SourceLoader

 class Loader(SourceLoader):
     def get_data(self, path): return b"x = 1"
     def get_filename(self, fullname): return fullname
     def load_module(self, fullname): return super().load_module(fullname)

 class Own:
     def load_module(self, fullname): return sys.modules[fullname]
     def exec_module(self, module): pass

 sys.meta_path.append(Own())
 print(Loader().get_filename("a"))

@@ a class that loads modules of its own kind
 class Graph:
     def load_module(self, name):
         return name.upper()

 print(Graph().load_module("node"))
'''
