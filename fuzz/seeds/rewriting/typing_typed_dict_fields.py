import typing

Movie = typing.TypedDict("Movie", name=str, year=int)
print(Movie(name="Brazil", year=1985), sorted(Movie.__annotations__))
from typing import TypedDict as Record

Movie = Record("Movie", total=False, name=str, year=int)
print(Movie(name="Brazil"), Movie.__total__)
from typing import TypedDict

Movie = TypedDict("Movie", total=False)
print(Movie())
