"""`NamedTuple._field_types` was removed in Python 3.9.

`__annotations__` of the class is the same mapping from fields to types.
"""

from typing import NamedTuple

deprecated = "3.8"
available = "3.6"
removed = "3.9"
reference = "whatsnew/3.9#removed"


def before(cls: type[NamedTuple]):
    return cls._field_types


def after(cls: type[NamedTuple]):
    return cls.__annotations__


examples = '''
@@ of a class
 from typing import NamedTuple

 class Point(NamedTuple):
     x: int

-print(list(Point._field_types.items()))
+print(list(Point.__annotations__.items()))

@@ of an annotated class
 from typing import NamedTuple, Type

 class Point(NamedTuple):
     x: int

 def fields(cls: Type[Point]) -> list:
-    return list(cls._field_types)
+    return list(cls.__annotations__)

 print(fields(Point))

@@ another class
 class Point:
     _field_types = {"x": int}

 print(Point._field_types)
'''
