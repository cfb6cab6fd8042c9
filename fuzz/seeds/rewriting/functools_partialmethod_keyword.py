import functools
from functools import partialmethod as method

class Lamp:
    def switch(self, on, dim=False):
        return on, dim

    enable = functools.partialmethod(func=switch, on=True)
    dim = method(func=switch, on=True, dim=True)

print(Lamp().enable(), Lamp().dim())
from functools import partial, partialmethod

class Lamp:
    def switch(self, on):
        return on

    enable = partialmethod(switch, True)

def partialmethods(func):
    return func

print(Lamp().enable(), partial(dict, func=5)(), partialmethods(func=6))
