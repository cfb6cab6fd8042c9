import imp

print([suffix for suffix, mode, kind in imp.get_suffixes() if mode == "r"])
print(imp.get_suffixes()[-1][1:])
def get_suffixes():
    return [".py"]

print(get_suffixes())
import sys
if sys.version_info >= (3, 5):
    import importlib.machinery
    USE_IMPORTLIB = True
else:
    import imp
    USE_IMPORTLIB = False

if USE_IMPORTLIB:
    suffixes = importlib.machinery.SOURCE_SUFFIXES
else:
    suffixes = [suffix for suffix, mode, kind in imp.get_suffixes()]
print(suffixes)
