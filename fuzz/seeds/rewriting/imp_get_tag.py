import imp

print(imp.get_tag().split("-")[0])
import imp as loader
import sys

print(loader.get_tag() == sys.implementation.cache_tag)
from imp import get_tag

def compiled(name):
    return "__pycache__/{}.{}.pyc".format(name, get_tag())

print(compiled("app").startswith("__pycache__/app.cpython-"))
