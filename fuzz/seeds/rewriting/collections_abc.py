from collections import Mapping, OrderedDict

print(isinstance(OrderedDict(), Mapping))
import collections

class Names(collections.MutableMapping):
    def __init__(self):
        self.names = collections.OrderedDict()

    def __getitem__(self, key):
        return self.names[key]

    def __setitem__(self, key, value):
        self.names[key] = value

    def __delitem__(self, key):
        del self.names[key]

    def __iter__(self):
        return iter(self.names)

    def __len__(self):
        return len(self.names)

names = Names()
names["a"] = 1
print(dict(names), isinstance(names, collections.Iterable))
import collections as c

print(isinstance(print, c.Callable), c.Counter("aab")["a"])
