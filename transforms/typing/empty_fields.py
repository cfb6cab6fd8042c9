"""`NamedTuple` and `TypedDict` without fields were removed in Python 3.15.

A class without fields needs an empty list or dictionary.
"""

import typing
from typing import Literal

deprecated = "3.13"
available = {"typing.TypedDict": "3.8"}
removed = "3.15"
reference = "whatsnew/3.15#typing"


def before(typename):
    return typing.NamedTuple(typename)


def after(typename):
    return typing.NamedTuple(typename, [])


def before_none(typename, fields: Literal[None]):
    return typing.NamedTuple(typename, fields)


def after_none(typename, fields: Literal[None]):
    return typing.NamedTuple(typename, [])


def before_dict(typename):
    return typing.TypedDict(typename)


def after_dict(typename):
    return typing.TypedDict(typename, {})


def before_dict_none(typename, fields: Literal[None], total=...):
    return typing.TypedDict(typename, fields, total=total)


def after_dict_none(typename, fields: Literal[None], total=...):
    return typing.TypedDict(typename, {}, total=total)


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

@@ fields, and classes
 from typing import NamedTuple, TypedDict

 class Empty(NamedTuple):
     pass

 class Nothing(TypedDict, total=False):
     pass

 Point = NamedTuple("Point", [("x", int)])
 print(Empty(), Nothing(), Point(1))
'''
