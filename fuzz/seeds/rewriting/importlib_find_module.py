import os
import pkgutil
import tempfile

with tempfile.TemporaryDirectory() as folder:
    with open(os.path.join(folder, "plugin_a.py"), "w") as stream:
        stream.write("NAME = __name__")
    for finder, name, is_package in pkgutil.iter_modules([folder]):
        module = finder.find_module(name).load_module(name)
        print(module.NAME)
import pkgutil

def plugins(path):
    return [f.find_module(name).load_module(name) for f, name, _ in pkgutil.iter_modules(path)]

print(plugins([]))
from importlib.machinery import BuiltinImporter, PathFinder

print(BuiltinImporter.find_module("sys") is not None)
print(PathFinder.find_module("no_such_module", ["no/such/folder"]))
