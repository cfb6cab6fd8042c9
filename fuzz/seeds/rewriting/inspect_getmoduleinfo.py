import inspect
from inspect import getmoduleinfo as info

print(inspect.getmoduleinfo("a/b.py").name, inspect.getmoduleinfo("c.py")[0])
print(info("d.py")[1])
import inspect

def getmoduleinfo(path):
    return [path]

print(getmoduleinfo("a.py")[0], inspect.getmodulename("b.py"))
