"""Fields of a `NamedTuple` as keywords were removed in Python 3.15.

The new call creates the same class. Type checkers read the fields only from
`[...]`, so a class statement is the better replacement where types are checked.
"""

import typing

deprecated = "3.13"
removed = "3.15"
reference = "whatsnew/3.15#typing"
safety = "suggested"


def before(target, typename, **fields: Some):
    target = typing.NamedTuple(typename, **fields)


def after(target, typename, **fields: Some):
    target = typing.NamedTuple(typename, dict(**fields).items())


examples = '''
@@ through the module
 import typing

-Point = typing.NamedTuple("Point", x=int, y=int)
+Point = typing.NamedTuple("Point", dict(x=int, y=int).items())
 print(Point(1, y=2), Point._fields)

@@ by name
 from typing import NamedTuple as Record

-Point = Record("Point", x=int)
+Point = Record("Point", dict(x=int).items())
 print(Point(x=1))

@@ in a class
 from typing import NamedTuple

 class Shape:
-    Point = NamedTuple("Point", x=int)
+    Point = NamedTuple("Point", dict(x=int).items())

 print(Shape.Point(1))

@@ an instance of a class
 from typing import NamedTuple

 class Circle(NamedTuple):
     name: str
     radius: int = 1

 circle = Circle("a", radius=2)
 print(circle, Circle("b"))

@@ a list, and a class
 from typing import NamedTuple

 Point = NamedTuple("Point", [("x", int), ("y", int)])

 class Circle(NamedTuple):
     radius: int = 1

 print(Point(1, 2), Circle())
'''
