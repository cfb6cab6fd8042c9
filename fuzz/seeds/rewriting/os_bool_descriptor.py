import os

print(os.fdopen(True, "w", closefd=False).fileno(), os.stat(True).st_mode > 0)
from os import fdopen as stream

print(stream(True, "w", closefd=False).fileno())
import os

print(os.fdopen(1, "w", closefd=False).fileno(), os.path.exists(os.devnull))
os.chdir(".")
os.stat(os.curdir)
