# What `finders.rs` puts into a class: see `server/methods.py` for the words behind `#:`.
def find_spec(self, fullname, path=None, target=None):       #: meta_path
def find_spec(self, fullname, target=None):                  #: path_hooks
    loader = self.find_module(fullname, path)                #: find_module path
    loader = self.find_module(fullname)                      #: find_module !path
    loader, portions = self.find_loader(fullname, path)      #: find_loader path
    loader, portions = self.find_loader(fullname)            #: find_loader !path
    if loader is None:                                       #: find_module
    if loader is None and not portions:                      #: find_loader
        return None                                          #: !load_module
    from importlib.machinery import ModuleSpec               #: local find_loader
    from importlib.util import spec_from_loader              #: local !load_module
    return spec_from_loader(fullname, loader)                #: find_module
    if loader is not None:                                   #: find_loader
        return spec_from_loader(fullname, loader)            #: find_loader
    spec = ModuleSpec(fullname, None)                        #: find_loader
    spec.submodule_search_locations = portions               #: find_loader
    return spec                                              #: find_loader
def create_module(self, spec):                               #: load_module
    return self.load_module(spec.name)                       #: load_module
                                                             #: load_module
def exec_module(self, module):                               #: load_module
    pass                                                     #: load_module
