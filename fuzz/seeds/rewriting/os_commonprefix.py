import os

print(os.path.commonprefix(["interval", "interview", "inter"]), os.path.commonprefix([]))
from os.path import basename, commonprefix

print(basename(commonprefix(["a/b1", "a/b2"])))
import os

print(os.path.commonpath(["/usr/lib", "/usr/local"]))
