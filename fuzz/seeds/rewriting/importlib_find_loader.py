import importlib

if importlib.find_loader("json") is not None:
    print("json")
print(importlib.find_loader("no_such_module") is None)
from importlib import find_loader

loader = find_loader("textwrap")
print(loader.get_filename().endswith("textwrap.py"))
import importlib

def has(name):
    return bool(importlib.find_loader(name))

print(has("json"), has("no_such_module"))
