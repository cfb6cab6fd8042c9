import abc

class Shape(abc.ABC):
    @abc.abstractproperty
    def area(self):
        return 0

    @abc.abstractclassmethod
    def unit(cls):
        return cls()

class Square(Shape):
    area = 3

    @classmethod
    def unit(cls):
        return cls()

print(Square.unit().area)
from abc import ABC, abstractstaticmethod as static

class Shape(ABC):
    @static
    def count():
        return 5

print(Shape.count())
from abc import ABC, abstractmethod

class Shape(ABC):
    @property
    @abstractmethod
    def area(self):
        return 0

print(Shape.area.__isabstractmethod__)
