"""A `classmethod` no longer hands on a property since Python 3.13.

Since Python 3.9, `@classmethod` above `@property` made a property of the class. From 3.13
on, nothing fails where it is defined, and reading it gives a bound method instead of
the value.
Adding a call where it is read helps on new Pythons only. Swapping the decorators makes
a property of instances, so that the class gives the property object.
"""

deprecated = "3.11"
removed = "3.13"
reference = "library/functions#classmethod"
safety = "suggested"
native = "class_property"
words = ["classmethod"]

examples = '''
@@ as decorators, with others around them, and as calls
 import functools

 class Settings:
!    @classmethod
     @property
     def name(cls):
         return cls.__name__.lower()

     @functools.lru_cache
!    @classmethod

     @property
     def path(cls):
         return "/" + cls.name

     def _title(cls):
         return cls.name.title()

!    title = classmethod(property(_title))

@@ apart, in another order, and of one's own
 class Meta(type):
     @property
     def name(cls):
         return cls.__name__.lower()

 def classproperty(function):
     return function

 class Settings(metaclass=Meta):
     @classmethod
     def path(cls):
         return "/" + cls.name

     @property
     def title(self):
         return type(self).name.title()

 print(Settings.name, Settings.path(), Settings().title)

@@ decorators of one's own
 def classmethod(function):
     return function

 class Settings:
     @classmethod
     @property
     def name(self):
         return "settings"

 print(Settings().name)
'''
