"""A member of an enumeration is read from another member.

Python 3.5 to 3.10 allow `Color.RED.BLUE`, though the documentation spoke against
it; 3.11.0 to 3.11.3 raise `AttributeError`; later releases of 3.11 and Python 3.12
allow it again. `Color.BLUE`, and `type(self).BLUE` in a method, are the same
member on all of them.
Code that need not run on Python 3.11 is left alone.
"""

deprecated = "3.11"
reference = "howto/enum#enum-members-aka-instances"
native = "enum_member"
words = ["Enum", "IntEnum", "StrEnum", "Flag", "IntFlag"]

examples = '''
@@ through the class
 import enum

 class Color(enum.Enum):
     RED = 1
     BLUE = 2

-print(Color.RED.BLUE, Color.BLUE.RED.name)
+print(Color.BLUE, Color.RED.name)

@@ in a property and in a method
 from enum import Enum

 class Command(Enum):
     EXIT = 1
     OTHER = 2

     @property
     def is_exit(self):
-        return self is self.EXIT
+        return self is type(self).EXIT

     def turn(self):
-        return self.OTHER if self is self.EXIT else self.EXIT
+        return type(self).OTHER if self is type(self).EXIT else type(self).EXIT

 print(Command.EXIT.is_exit, Command.OTHER.turn())

@@ a parameter that holds a member
 from enum import IntEnum

 class Command(IntEnum):
     EXIT = 1
     OTHER = 2

 def is_other(command: Command):
-    return command == command.OTHER
+    return command == type(command).OTHER

 print(is_other(Command.OTHER))

@@ the name, the value and a property
 from enum import Enum

 class Unit(Enum):
     METRE = "m"

     @property
     def label(self):
         return self.name.lower() + self.value

 print(Unit.METRE.label, Unit.METRE.value, Unit.METRE.name)

@@ by the class, and from a class method
 from enum import Flag

 class Mode(Flag):
     READ = 1
     WRITE = 2

     @classmethod
     def both(cls):
         return cls.READ | cls.WRITE

     def other(self):
         return Mode.WRITE if self is Mode.READ else type(self).READ

 print(Mode.both() == Mode.READ | Mode.WRITE, Mode.READ.other())

@@ something else with an attribute of that name
 import enum

 class Color(enum.Enum):
     RED = 1

 class Theme:
     RED = "#f00"

     def shade(self):
         return self.RED

 print(Theme().RED, Theme().shade(), Color.RED)

@@ an attribute that each member has of its own
 from enum import Enum

 class Planet(Enum):
     EARTH = 1
     MOON = 2

     def __init__(self, mass):
         self.EARTH = mass

     def weight(self):
         return self.EARTH

 print(Planet.MOON.value)

@@ what the class body gives another kind of value
 from enum import Enum

 class Shape(Enum):
     ROUND = 1

     def _title(self):
         return self.name.title()

     title = property(_title)
     shout = lambda self: self.name + "!"

     def both(self):
         return self.title + self.shout()

 print(Shape.ROUND.both(), Shape.ROUND.title)

@@ an attribute of the members' data type
 from enum import IntEnum

 class Number(IntEnum):
     ONE = 1
     TWO = 2

 print(Number.ONE.real, Number.TWO.imag)

@@ other kinds of values, and another name for a member
 import enum

 class Level(enum.Enum):
     LOW = enum.auto()
     HIGH = (2, "high")
     TOP = HIGH

     def top(self):
-        return self.TOP is self.HIGH
+        return type(self).TOP is type(self).HIGH

-print(Level.LOW.top(), Level.TOP.LOW.value)
+print(Level.LOW.top(), Level.LOW.value)

@@ an f-string that prints the text as well
 from enum import Enum

 class Unit(Enum):
     METRE = "m"
     MILE = "mi"

     def show(self):
         return f"{self.MILE=}"

 print(Unit.METRE.show())

@@ only where Python 3.11 does not run it
 import enum
 import sys

 class Color(enum.Enum):
     RED = 1
     BLUE = 2

 if sys.version_info >= (3, 12):
     print(Color.RED.BLUE is Color.BLUE)
'''
