import importlib.util
import os
import sys
import tempfile
import zipfile
import zipimport

def load(path):
    importer = zipimport.zipimporter(path)
    module = importer.load_module("hello")
    return module.WORD

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "plugins.zip")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("hello.py", "WORD = __name__")
    print(load(path), sys.modules["hello"].WORD)
import os
from zipimport import zipimporter

def load(folder, name):
    importer = zipimporter(os.path.join(folder, "plugins.zip"))
    module = importer.load_module(name)
    return module
import importlib.util
import os
import sys
import tempfile
import zipfile
import zipimport

def load(path, name):
    return zipimport.zipimporter(path).load_module(name)

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "plugins.zip")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("hello/__init__.py", "WORD = __name__")
    print(load(path, "hello").WORD)
