from types import ModuleType as Module

def cached(module: Module):
    return module.__cached__

import json
print(cached(json) is None)
import json

print(json.__spec__.cached is None)
import json

print(getattr(json, "__cached__", None) is None)
