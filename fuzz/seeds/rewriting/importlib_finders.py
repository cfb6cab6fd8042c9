import sys
import types

class _SixMetaPathImporter(object):
    def __init__(self, name):
        self.name = name
        self.known_modules = {}

    def find_module(self, fullname, path=None):
        if fullname in self.known_modules:
            return self
        return None

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
import sys
import types

class Importer(object):
    def find_module(self, fullname, path=None):
        if fullname == "virtual":
            return self

    def load_module(self, fullname):
        module = types.ModuleType(fullname)
        module.__loader__ = self
        sys.modules[fullname] = module
        return module

sys.modules.pop("importlib.util", None)
sys.meta_path.insert(0, Importer())
import virtual
print(virtual.__name__)
import importlib.abc
import importlib.machinery
import sys

class Finder(importlib.abc.MetaPathFinder):
  def find_module(self, fullname, path=None):  # the old way
    if fullname == "config":
      return importlib.machinery.SourceFileLoader(fullname, __file__)

sys.meta_path.insert(0, Finder())
import config
print(config.__name__)
