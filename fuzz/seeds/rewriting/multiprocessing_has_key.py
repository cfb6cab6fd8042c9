from multiprocessing.managers import DictProxy

def find(names: DictProxy, name):
    if names.has_key(name):
        return names[name], names.has_key("a")
class Names:
    def has_key(self, name):
        return True

print(Names().has_key("a"))
