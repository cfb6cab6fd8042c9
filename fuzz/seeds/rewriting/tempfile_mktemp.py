import tempfile

print(len(tempfile.mktemp(suffix=".txt")) > 4)
from tempfile import mktemp as unused

print(len(unused()) > 4)
import os
import tempfile

descriptor, path = tempfile.mkstemp()
os.close(descriptor)
os.remove(path)
print(len(path) > 4)
