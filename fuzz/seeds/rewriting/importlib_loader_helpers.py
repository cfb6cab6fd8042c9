import sys
from importlib.machinery import BuiltinImporter

print(BuiltinImporter.module_repr(sys))
import importlib.abc
import importlib.util

class Loader(importlib.abc.Loader):
    @importlib.util.set_package
    @importlib.util.set_loader
    @importlib.util.module_for_loader
    def load_module(self, module):
        return module
from importlib.util import module_for_loader

class Loader:
    @module_for_loader
    def load_module(self, module):
        return module
