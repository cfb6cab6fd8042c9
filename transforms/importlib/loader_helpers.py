"""The helpers for loaders in `importlib.util` were removed.

Python 3.12 removed `set_package()`, `set_loader()` and `module_for_loader()`, and
`module_repr()` of loaders. The import system itself sets `__package__` and `__loader__`,
and creates and registers the module, for loaders with `create_module()` and
`exec_module()`; `repr()` of a module uses its specification.
"""

import importlib.abc
import importlib.util
from importlib.machinery import BuiltinImporter, FrozenImporter

deprecated = "3.4"
removed = "3.12"
available = "3.4"
reference = "whatsnew/3.12#importlib"


def before_repr(loader: type[BuiltinImporter] | type[FrozenImporter], module):
    return loader.module_repr(module)


def after_repr(loader: type[BuiltinImporter] | type[FrozenImporter], module):
    return repr(module)


def before_loader_repr(loader: importlib.abc.Loader, module):
    """`repr(module)` says what this method said."""
    return loader.module_repr(module)


def before_package():
    """Without it: the import system sets `__package__` itself."""
    return importlib.util.set_package


def before_loader():
    """Without it: the import system sets `__loader__` itself."""
    return importlib.util.set_loader


def before_module():
    """Rename the method to `exec_module(self, module)`, without the decorator: the import system makes and registers the module."""
    return importlib.util.module_for_loader


examples = '''
@@ what a module is called
 import sys
-from importlib.machinery import BuiltinImporter

-print(BuiltinImporter.module_repr(sys))
+print(repr(sys))

@@ decorators of a loader
 import importlib.abc
 import importlib.util

 class Loader(importlib.abc.Loader):
!    @importlib.util.set_package
!    @importlib.util.set_loader
!    @importlib.util.module_for_loader
     def load_module(self, module):
         return module

@@ imported by name
 from importlib.util import module_for_loader

 class Loader:
!    @module_for_loader
     def load_module(self, module):
         return module

@@ a function of one's own
 def set_package(name):
     return name

 print(set_package("app"))

@@ only where it is there
 import importlib.util

 set_loader = getattr(importlib.util, "set_loader", lambda function: function)
 print(callable(set_loader))

@@ a method of one's own
 class Loader:
     def module_repr(self, module):
         return "<module>"

 print(Loader().module_repr(None))
'''
