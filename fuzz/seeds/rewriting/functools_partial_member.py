import functools
from functools import partial as bind

def scale(factor, value):
    return factor * value

class Units:
    double = functools.partial(scale, 2)
    triple = bind(scale, 3)

    def show(self):
        return self.double(4)

class More(Units):
    pass

print(Units().show(), More().triple(5), Units.double(6))
import functools

class Table:
    width = functools.partial(max, 3)
    size = width(2)

    def wide(self):
        return self.width(5)
import functools

def scale(factor, value):
    return factor * value

class Units:
    double = functools.partial(scale, 2)
    triple = staticmethod(functools.partial(scale, 3))
    by_name = {"double": functools.partial(scale, 2)}

    def __init__(self):
        self.half = functools.partial(scale, 0.5)

    @classmethod
    def show(cls):
        return cls.double(4)

print(Units.show(), Units().half(4), Units().triple(5), Units().by_name["double"](1))
