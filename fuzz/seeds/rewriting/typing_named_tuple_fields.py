import typing

Point = typing.NamedTuple("Point", x=int, y=int)
print(Point(1, y=2), Point._fields)
from typing import NamedTuple as Record

Point = Record("Point", x=int)
print(Point(x=1))
from typing import NamedTuple

class Shape:
    Point = NamedTuple("Point", x=int)

print(Shape.Point(1))
