"""`EnumMeta.__getattr__` was removed in Python 3.12.

Until Python 3.11 the metaclass of enumerations looked members up by it; since
3.12 members are plain attributes of the class, and `super().__getattr__(name)`
in a metaclass of one's own raises `AttributeError` for every name.
A small function that looks in `__members__` does what the method did: it returns
the member of that name or raises `AttributeError(name)`.
"""

from enum import Enum, EnumMeta

removed = "3.12"
reference = "whatsnew/3.12#enum"


def before(cls: EnumMeta | type[Enum], name):
    return cls.__getattr__(name)


def after(cls: EnumMeta | type[Enum], name):
    return enum_member(cls, name)


def before_unbound(cls, name):
    return EnumMeta.__getattr__(cls, name)


def after_unbound(cls, name):
    return enum_member(cls, name)


def enum_member(cls, name):
    """Return the member of an enumeration that has the name."""
    try:
        return cls.__members__[name]
    except KeyError:
        raise AttributeError(name) from None


examples = '''
@@ a metaclass that asks its base
 import enum


+def enum_member(cls, name):
+    """Return the member of an enumeration that has the name."""
+    try:
+        return cls.__members__[name]
+    except KeyError:
+        raise AttributeError(name) from None
+
+
 class AnyCase(enum.EnumMeta):
     def __getattr__(cls, name):
-        return super().__getattr__(name.upper())
+        return enum_member(super(), name.upper())


 class Colour(enum.Enum, metaclass=AnyCase):
     RED = 1


 print(Colour.red, Colour.RED, hasattr(Colour, "blue"))

@@ the method of the class, called with the enumeration
 from enum import Enum, EnumMeta as Meta


+def enum_member(cls, name):
+    """Return the member of an enumeration that has the name."""
+    try:
+        return cls.__members__[name]
+    except KeyError:
+        raise AttributeError(name) from None
+
+
 class Old(Meta):
     def __getattr__(cls, name):
-        return Meta.__getattr__(cls, {"CRIMSON": "RED"}.get(name, name))
+        return enum_member(cls, {"CRIMSON": "RED"}.get(name, name))


 class Colour(Enum, metaclass=Old):
     RED = 1


 print(Colour.CRIMSON, hasattr(Colour, "BLUE"))

@@ called on the enumeration itself
 from enum import Enum


+def enum_member(cls, name):
+    """Return the member of an enumeration that has the name."""
+    try:
+        return cls.__members__[name]
+    except KeyError:
+        raise AttributeError(name) from None
+
+
 class Colour(Enum):
     RED = 1


-print(Colour.__getattr__("RED"))
+print(enum_member(Colour, "RED"))

@@ a metaclass that asks the members
 import enum

 class AnyCase(enum.EnumMeta):
     def __getattr__(cls, name):
         try:
             return cls.__members__[name.upper()]
         except KeyError:
             raise AttributeError(name) from None

 class Colour(enum.Enum, metaclass=AnyCase):
     RED = 1

 print(Colour.red)

@@ the failure is caught
 import enum


+def enum_member(cls, name):
+    """Return the member of an enumeration that has the name."""
+    try:
+        return cls.__members__[name]
+    except KeyError:
+        raise AttributeError(name) from None
+
+
 class Lenient(enum.EnumMeta):
     def __getattr__(cls, name):
         try:
-            return super().__getattr__(name)
+            return enum_member(super(), name)
         except AttributeError:
             return None

 class Colour(enum.Enum, metaclass=Lenient):
     RED = 1

 print(Colour.RED, Colour.BLUE)

@@ the method of the members
 import enum

 class Colour(enum.Enum):
     RED = 1

     def __getattr__(self, name):
         if name.startswith("_"):
             raise AttributeError(name)
         return name

 print(Colour.RED.shade, Colour.RED.__getattr__("tint"))

@@ a metaclass of other classes
 class Registry(type):
     def __getattr__(cls, name):
         return name

 class Lookup(Registry):
     def __getattr__(cls, name):
         return super().__getattr__(name.upper())

 class Colours(metaclass=Lookup):
     pass

 print(Colours.red)

@@ a method of one's own
 import enum

 class Named(enum.EnumMeta):
     def __getattr__(cls, name):
         return "no " + name

 class Colour(enum.Enum, metaclass=Named):
     RED = 1

 print(Colour.__getattr__("BLUE"))

@@ under a test of the version
 import enum
 import sys

 class AnyCase(enum.EnumMeta):
     def __getattr__(cls, name):
         if sys.version_info >= (3, 12):
             return cls.__members__[name.upper()]
         else:
             return super().__getattr__(name.upper())

 class Colour(enum.Enum, metaclass=AnyCase):
     RED = 1

 print(Colour.red)

@@ the usual ways to a member
 import enum

 class Colour(enum.Enum):
     RED = 1

 print(Colour.RED, Colour["RED"], Colour(1), getattr(Colour, "RED"))
'''
