import imp
import sys

settings = sys.modules["settings"] = imp.new_module("settings")
settings.DEBUG = True
print(sys.modules["settings"].DEBUG, type(settings).__name__)
from imp import new_module

print(new_module(name="settings").__name__)
def make(name):
    import imp
    return imp.new_module(name)

print(make("settings").__name__)
