"""Plugins: modules in a ZIP file, or files beside the settings."""

import os
import sys
import zipimport
from importlib.machinery import SourceFileLoader


class PluginError(Exception):
    """A plugin cannot be loaded."""


class Archive(object):
    def __init__(self, path):
        self.importer = zipimport.zipimporter(path)
        self.loaded = {}

    def load(self, name):
        try:
            self.loaded[name] = self.importer.load_module(name)
        except ImportError as error:
            raise PluginError("no plugin %s: %s" % (name, error))
        return self.loaded[name]

    def load_all(self, names):
        return [self.importer.load_module(name) for name in names]

    def reload(self, name):
        return self.importer.load_module(fullname=name)


class Registry(object):
    """Has a method of the same name, and a meaning of its own."""

    def __init__(self):
        self.modules = {}

    def load_module(self, name):
        return self.modules.setdefault(name, sys.modules.get(name))


def load_file(path):
    name = os.path.splitext(os.path.basename(path))[0]
    module = SourceFileLoader("inventory_" + name, path).load_module()
    return module


def load_script(path):
    loader = SourceFileLoader("inventory_script", path)
    if sys.version_info < (3, 4):
        return loader.load_module("inventory_script")
    from importlib import util

    module = util.module_from_spec(util.spec_from_loader(loader.name, loader))
    loader.exec_module(module)
    return module
