import importlib.util
import os
import sys
import tempfile
from importlib.machinery import SourceFileLoader

def load(name, path):
    loader = SourceFileLoader(name, path)
    module = loader.load_module(name)
    return module.WORD

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "hello.cfg")
    with open(path, "w") as stream:
        stream.write("WORD = __name__")
    print(load("hello", path), sys.modules["hello"].WORD)
import importlib.machinery
import importlib.util
import os
import sys
import tempfile

def load(path):
    return importlib.machinery.SourceFileLoader("settings", path).load_module()

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "settings.cfg")
    with open(path, "w") as stream:
        stream.write("DEBUG = True")
    print(load(path).DEBUG)
import importlib.util
import sys
from importlib.machinery import SourceFileLoader

def load(path):
    settings = SourceFileLoader(
        "settings", path).load_module("settings")
    return settings
