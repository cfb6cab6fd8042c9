import imp

print(len(imp.get_magic()))
from imp import get_magic

header = get_magic() + b"\0" * 4
print(len(header))
import imp
import importlib.util

print(importlib.util.MAGIC_NUMBER == imp.get_magic())
