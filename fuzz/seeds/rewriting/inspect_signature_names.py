import inspect

def area(width, height=1):
    return width * height

print(inspect.Signature.from_function(area), inspect.Signature.from_function(func=area))
from inspect import Signature as S

print(S.from_builtin(len))
import inspect

class Signature:
    @classmethod
    def from_function(cls, function):
        return function.__name__

print(inspect.signature(len), inspect.Signature.from_callable(len), Signature.from_function(print))
