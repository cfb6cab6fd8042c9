"""Fields of a `TypedDict` as keywords were removed in Python 3.13.

The new call creates the same class. Type checkers read the fields only from
`{...}`, so a class statement is the better replacement where types are checked.
"""

import typing

deprecated = "3.11"
available = "3.8"
removed = "3.13"
reference = "whatsnew/3.13#typing"
safety = "suggested"


def before_only_total(target, typename, total):
    target = typing.TypedDict(typename, total=total)


def after_only_total(target, typename, total):
    target = typing.TypedDict(typename, {}, total=total)


def before_total(target, typename, total, **fields: Some):
    target = typing.TypedDict(typename, total=total, **fields)


def after_total(target, typename, total, **fields: Some):
    target = typing.TypedDict(typename, dict(**fields), total=total)


def before(target, typename, **fields: Some):
    target = typing.TypedDict(typename, **fields)


def after(target, typename, **fields: Some):
    target = typing.TypedDict(typename, dict(**fields))


examples = '''
@@ through the module
 import typing

-Movie = typing.TypedDict("Movie", name=str, year=int)
+Movie = typing.TypedDict("Movie", dict(name=str, year=int))
 print(Movie(name="Brazil", year=1985), sorted(Movie.__annotations__))

@@ by name, not total
 from typing import TypedDict as Record

-Movie = Record("Movie", total=False, name=str, year=int)
+Movie = Record("Movie", dict(name=str, year=int), total=False)
 print(Movie(name="Brazil"), Movie.__total__)

@@ no fields at all
 from typing import TypedDict

-Movie = TypedDict("Movie", total=False)
+Movie = TypedDict("Movie", {}, total=False)
 print(Movie())

@@ an instance of a class
 from typing import TypedDict

 class Song(TypedDict, total=False):
     name: str
     total: int

 base = Song(name="a")
 song = Song(base, total=3)
 print(song, Song(base, name="b"))

@@ a dictionary, and a class
 from typing import TypedDict

 Movie = TypedDict("Movie", {"name": str})
 Book = TypedDict("Book", {"name": str}, total=False)

 class Song(TypedDict, total=False):
     name: str

 print(Movie(name="Brazil"), Song(), Book())
'''
