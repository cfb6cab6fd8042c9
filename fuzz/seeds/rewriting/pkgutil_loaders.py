import pkgutil

if pkgutil.find_loader("json") is None:
    print("no json")
print(pkgutil.get_loader("no_such_module") is not None)
import pkgutil

names = [name for name in ("json", "no_such_module") if pkgutil.find_loader(name)]
print(names)
from pkgutil import get_loader

loader = get_loader("textwrap")
print(loader.get_filename().endswith("textwrap.py"))
