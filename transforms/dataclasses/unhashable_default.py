"""A dataclass takes no default without a hash since Python 3.11.

Until then only lists, dictionaries and sets were refused. All objects share such a
default, also where it changes; with `default_factory` each has its own.
An object of a dataclass that is not frozen has no hash, nor has one that defines
`__eq__()` alone.
"""

deprecated = "3.11"
removed = "3.11"
reference = "whatsnew/3.11#dataclasses"
native = "dataclass_default"
words = ["dataclass"]

examples = '''
@@ other dataclasses, a class that compares by value, and a class of the library
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
!        origin: Point = Point()
!        name: Name = field(default=Name(), compare=False)
!        corners: deque = dataclasses.field(default=deque([1]))

     return Shape

@@ with a hash, with a factory, and in another class
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
'''
