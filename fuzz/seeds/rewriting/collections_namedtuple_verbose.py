import collections
from collections import namedtuple as record

Point = collections.namedtuple("Point", "x y", verbose=False)
Line = record("Line", ["start", "class"], verbose=False, rename=True)
print(Point(1, 2), Line._fields)
import collections

def namedtuple(typename, field_names, verbose=False):
    return collections.namedtuple(typename, field_names, rename=verbose)

print(namedtuple("Point", "x y", verbose=True)(1, 2))
