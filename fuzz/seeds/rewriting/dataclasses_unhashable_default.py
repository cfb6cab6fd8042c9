import dataclasses
from collections import deque
from dataclasses import dataclass, field

@dataclass
class Point:
    x: int = 0

class Name:
    def __eq__(self, other):
        return isinstance(other, Name)

def define():
    @dataclass(order=True)
    class Shape:
        origin: Point = Point()
        name: Name = field(default=Name(), compare=False)
        corners: deque = dataclasses.field(default=deque([1]))

    return Shape
from collections import deque
from dataclasses import dataclass, field

@dataclass(frozen=True)
class Point:
    x: int = 0

@dataclass(eq=False)
class Name:
    text: str = ""

class Size:
    def __eq__(self, other):
        return isinstance(other, Size)

    def __hash__(self):
        return 1

@dataclass
class Shape:
    origin: Point = Point()
    name: Name = Name()
    size: Size = Size()
    corners: deque = field(default_factory=deque)
    count = deque()

class Plain:
    corners: deque = deque()

print(Shape().origin, len(Plain.corners))
