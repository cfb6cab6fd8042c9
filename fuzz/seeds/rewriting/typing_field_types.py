from typing import NamedTuple

class Point(NamedTuple):
    x: int

print(list(Point._field_types.items()))
from typing import NamedTuple, Type

class Point(NamedTuple):
    x: int

def fields(cls: Type[Point]) -> list:
    return list(cls._field_types)

print(fields(Point))
class Point:
    _field_types = {"x": int}

print(Point._field_types)
