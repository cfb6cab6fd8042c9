import imp

file, path, details = imp.find_module("textwrap")
try:
    textwrap = imp.load_module("textwrap", file, path, details)
finally:
    file.close()
print(textwrap.dedent("  a"), details)
import imp

def exists(name):
    try:
        imp.find_module(name)
        return True
    except ImportError:
        return False

print([name for name in ("json", "no_such_module", "sys") if exists(name)])
from imp import find_module, C_BUILTIN, PKG_DIRECTORY

print(find_module("json")[2][2] == PKG_DIRECTORY, find_module("sys")[2][2] == C_BUILTIN)
