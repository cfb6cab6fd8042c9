import imp

path = imp.cache_from_source("app.py")
print(imp.source_from_cache(path))
from imp import cache_from_source

print(len(list(map(cache_from_source, ["a.py", "b.py"]))))
def compiled(path):
    from imp import cache_from_source as cached
    return cached(path)

print(compiled("app.py").startswith("__pycache__"))
