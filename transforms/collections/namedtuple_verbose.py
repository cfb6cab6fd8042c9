"""The parameter `verbose` of `namedtuple()` was removed in Python 3.7.

With a true value, the function printed the source of the class.
"""

from collections import namedtuple

available = "3.1"
removed = "3.7"
reference = "library/collections#collections.namedtuple"
safety = "suggested"


def before(typename, field_names, verbose, **keywords):
    return namedtuple(typename, field_names, verbose=verbose, **keywords)


def after(typename, field_names, verbose, **keywords):
    return namedtuple(typename, field_names, **keywords)


examples = '''
@@ by keyword
 import collections
 from collections import namedtuple as record

-Point = collections.namedtuple("Point", "x y", verbose=False)
-Line = record("Line", ["start", "class"], verbose=False, rename=True)
+Point = collections.namedtuple("Point", "x y")
+Line = record("Line", ["start", "class"], rename=True)
 print(Point(1, 2), Line._fields)

@@ without it, and another function
 import collections

 def namedtuple(typename, field_names, verbose=False):
     return collections.namedtuple(typename, field_names, rename=verbose)

 print(namedtuple("Point", "x y", verbose=True)(1, 2))
'''
