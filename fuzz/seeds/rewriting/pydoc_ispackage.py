import pydoc

print(pydoc.ispackage("/etc"))
from pydoc import ispackage

def packages(folders):
    return list(filter(ispackage, folders))

print(packages(["/etc"]))
import inspect

def ispackage(path):
    return path.endswith("/")

print(ispackage("a/"), inspect.ismodule(inspect))
