import sys
import types

class Importer(object):
    def find_spec(self, fullname, path=None, target=None):
        if fullname == "virtual":
            from importlib.util import spec_from_loader
            return spec_from_loader(fullname, self)

    def load_module(self, fullname):
        module = types.ModuleType(fullname)
        module.__loader__ = self
        sys.modules[fullname] = module
        return module

sys.meta_path.insert(0, Importer())
import virtual
print(virtual.__name__)
import inspect
import sys
import types

class Importer:
    def find_spec(self, fullname, path=None, target=None):
        return None

    def load_module(self, fullname):
        print(inspect.currentframe().f_back.f_code.co_name)
        return sys.modules.setdefault(fullname, types.ModuleType(fullname))

sys.meta_path.append(Importer())
Importer().load_module("virtual")
import sys
import types
from importlib.util import spec_from_loader

class Loader:
    def __init__(self, code):
        self.code = code

    def load_module(self, name):
        module = sys.modules.setdefault(name, types.ModuleType(name))
        exec(self.code, module.__dict__)
        return module

class Finder:
    def find_spec(self, fullname, path=None, target=None):
        if fullname == "answers":
            return spec_from_loader(fullname, Loader("ANSWER = 42"))

sys.meta_path.append(Finder())
import answers
print(answers.ANSWER)
