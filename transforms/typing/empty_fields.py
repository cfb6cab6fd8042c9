"""`NamedTuple` and `TypedDict` without fields were removed in Python 3.15.

A class without fields needs an empty list or dictionary.
"""

import typing
from typing import Literal

deprecated = "3.13"
available = {"typing.TypedDict": "3.8"}
removed = "3.15"
reference = "whatsnew/3.15#typing"


def before(target, typename):
    target = typing.NamedTuple(typename)


def after(target, typename):
    target = typing.NamedTuple(typename, [])


def before_none(target, typename, fields: Literal[None]):
    target = typing.NamedTuple(typename, fields)


def after_none(target, typename, fields: Literal[None]):
    target = typing.NamedTuple(typename, [])


def before_dict(target, typename):
    target = typing.TypedDict(typename)


def after_dict(target, typename):
    target = typing.TypedDict(typename, {})


def before_dict_none(target, typename, fields: Literal[None], total=...):
    target = typing.TypedDict(typename, fields, total=total)


def after_dict_none(target, typename, fields: Literal[None], total=...):
    target = typing.TypedDict(typename, {}, total=total)


examples = '''
@@ without fields, and None
 from typing import NamedTuple, TypedDict

-Empty = NamedTuple("Empty")
+Empty = NamedTuple("Empty", [])
-Nothing = TypedDict("Nothing")
+Nothing = TypedDict("Nothing", {})
 print(Empty(), Nothing())

@@ None, through the module
 import typing as t

-Empty = t.NamedTuple("Empty", None)
+Empty = t.NamedTuple("Empty", [])
-Nothing = t.TypedDict("Nothing", None, total=False)
+Nothing = t.TypedDict("Nothing", {}, total=False)
 print(Empty(), Nothing())

@@ an instance of a class
 from typing import NamedTuple, TypedDict

 class Circle(NamedTuple):
     name: str
     colour: str = "red"

 class Movie(TypedDict, total=False):
     name: str

 circle = Circle("a")
 movie = Movie({"name": "a"})
 print(circle, movie)

@@ fields, and classes
 from typing import NamedTuple, TypedDict

 class Empty(NamedTuple):
     pass

 class Nothing(TypedDict, total=False):
     pass

 Point = NamedTuple("Point", [("x", int)])
 print(Empty(), Nothing(), Point(1))
'''
