"""`abc.abstractproperty` and its kin are deprecated since Python 3.3.

`@property`, `@classmethod` and `@staticmethod` are written above
`@abstractmethod` instead. Python 3.21 removes the old names.
"""

import abc

deprecated = "3.3"
reference = "library/abc#abc.abstractproperty"


def before():
    """Write `@property` above `@abc.abstractmethod`."""
    return abc.abstractproperty


def before_class():
    """Write `@classmethod` above `@abc.abstractmethod`."""
    return abc.abstractclassmethod


def before_static():
    """Write `@staticmethod` above `@abc.abstractmethod`."""
    return abc.abstractstaticmethod


examples = '''
@@ a property and a method
 import abc

 class Shape(abc.ABC):
!    @abc.abstractproperty
     def area(self):
         return 0

!    @abc.abstractclassmethod
     def unit(cls):
         return cls()

 class Square(Shape):
     area = 3

     @classmethod
     def unit(cls):
         return cls()

 print(Square.unit().area)

@@ imported by name
 from abc import ABC, abstractstaticmethod as static

 class Shape(ABC):
!    @static
     def count():
         return 5

 print(Shape.count())

@@ the decorators that stay
 from abc import ABC, abstractmethod

 class Shape(ABC):
     @property
     @abstractmethod
     def area(self):
         return 0

 print(Shape.area.__isabstractmethod__)

@@ a decorator of one's own
 def abstractproperty(function):
     return property(function)

 class Shape:
     @abstractproperty
     def area(self):
         return 5

 print(Shape().area)
'''
