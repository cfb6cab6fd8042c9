"""Constructors of `inspect.Signature` were removed in Python 3.11.

`Signature.from_callable()` replaces `from_function()` and `from_builtin()`. They
did not look at the function that a decorator names in `__wrapped__`.
"""

from inspect import Signature

deprecated = "3.5"
available = "3.5"
removed = "3.11"
reference = "whatsnew/3.11#removed"
safety = "suggested"


def before(func):
    return Signature.from_function(func)


def after(func):
    return Signature.from_callable(obj := func, follow_wrapped=False)


def before_builtin(func):
    return Signature.from_builtin(func)


def after_builtin(func):
    return Signature.from_callable(obj := func)


examples = '''
@@ a function
 import inspect

 def area(width, height=1):
     return width * height

-print(inspect.Signature.from_function(area), inspect.Signature.from_function(func=area))
+print(inspect.Signature.from_callable(area, follow_wrapped=False), inspect.Signature.from_callable(obj=area, follow_wrapped=False))

@@ the class imported by name
 from inspect import Signature as S

-print(S.from_builtin(len))
+print(S.from_callable(len))

@@ other ways to a signature
 import inspect

 class Signature:
     @classmethod
     def from_function(cls, function):
         return function.__name__

 print(inspect.signature(len), inspect.Signature.from_callable(len), Signature.from_function(print))
'''
