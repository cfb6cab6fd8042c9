import enum


class AnyCase(enum.EnumMeta):
    def __getattr__(cls, name):
        return super().__getattr__(name.upper())


class Colour(enum.Enum, metaclass=AnyCase):
    RED = 1


print(Colour.red, Colour.RED, hasattr(Colour, "blue"))
from enum import Enum, EnumMeta as Meta


class Old(Meta):
    def __getattr__(cls, name):
        return Meta.__getattr__(cls, {"CRIMSON": "RED"}.get(name, name))


class Colour(Enum, metaclass=Old):
    RED = 1


print(Colour.CRIMSON, hasattr(Colour, "BLUE"))
from enum import Enum


class Colour(Enum):
    RED = 1


print(Colour.__getattr__("RED"))
