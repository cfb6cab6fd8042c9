"""A `functools.partial` in a class is a method since Python 3.14.

Where an instance gives it, the instance is passed as the first argument. Python 3.13
warns of it. `staticmethod()` around the partial keeps the old meaning, on every Python.
If it was meant to be a method, write `functools.partialmethod()`.
"""

deprecated = "3.13"
removed = "3.14"
reference = "whatsnew/3.14#functools"
safety = "suggested"
native = "partial_member"
words = ["partial"]

examples = '''
@@ read through self, and from an instance
 import functools
 from functools import partial as bind

 def scale(factor, value):
     return factor * value

 class Units:
-    double = functools.partial(scale, 2)
-    triple = bind(scale, 3)
+    double = staticmethod(functools.partial(scale, 2))
+    triple = staticmethod(bind(scale, 3))

     def show(self):
         return self.double(4)

 class More(Units):
     pass

 print(Units().show(), More().triple(5), Units.double(6))

@@ one that the class body calls as well
 import functools

 class Table:
!    width = functools.partial(max, 3)
     size = width(2)

     def wide(self):
         return self.width(5)

@@ read from the class, in a container, on an instance, and wrapped already
 import functools

 def scale(factor, value):
     return factor * value

 class Units:
     double = functools.partial(scale, 2)
     triple = staticmethod(functools.partial(scale, 3))
     by_name = {"double": functools.partial(scale, 2)}

     def __init__(self):
         self.half = functools.partial(scale, 0.5)

     @classmethod
     def show(cls):
         return cls.double(4)

 print(Units.show(), Units().half(4), Units().triple(5), Units().by_name["double"](1))

@@ a method of one's own, and another function
 class partial:
     def __init__(self, function):
         self.function = function

 class Units:
     double = partial(abs)

     def show(self):
         return self.double.function(-4)

 print(Units().show())
'''
