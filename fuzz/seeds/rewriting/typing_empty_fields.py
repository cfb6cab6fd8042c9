from typing import NamedTuple, TypedDict

Empty = NamedTuple("Empty")
Nothing = TypedDict("Nothing")
print(Empty(), Nothing())
import typing as t

Empty = t.NamedTuple("Empty", None)
Nothing = t.TypedDict("Nothing", None, total=False)
print(Empty(), Nothing())
from typing import NamedTuple, TypedDict

class Circle(NamedTuple):
    name: str
    colour: str = "red"

class Movie(TypedDict, total=False):
    name: str

circle = Circle("a")
movie = Movie({"name": "a"})
print(circle, movie)
