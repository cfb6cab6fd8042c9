import importlib.util

print(importlib.util.cache_from_source("a.py", True).endswith("opt-1.pyc"))
print(importlib.util.cache_from_source("a.py", debug_override=False).endswith("opt-1.pyc"))
from importlib.util import cache_from_source as cached

def name(path: str, debug: bool):
    return cached(path, debug)

print(name("a.py", False) == cached("a.py", None))
import importlib.util

def name(path, debug):
    return importlib.util.cache_from_source(path, debug)

print(name("a.py", None) == importlib.util.cache_from_source("a.py"))
