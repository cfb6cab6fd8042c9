import imp
import os
import tempfile

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "hello.cfg")
    with open(path, "w") as stream:
        stream.write("WORD = __name__")
    hello = imp.load_source("hello", path)
    print(hello.WORD)
import imp
import os
import tempfile

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "version.py")
    with open(path, "w") as stream:
        stream.write("__version__ = '1.2'")
    version = imp.load_source("app.version", path).__version__
    print(version)
from imp import load_source

def load(path):
    return load_source(pathname=path, name="settings")
