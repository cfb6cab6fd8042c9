import inspect

def area(width, height=1): ...

args, varargs, keywords, defaults = inspect.getargspec(area)
print(args, varargs, keywords, defaults)
from inspect import getargspec as spec_of

def area(width, height=1): ...

print(len(spec_of(area)[0][1:]), spec_of(area)[3])
import inspect

def area(width, height=1, **options): ...

print(inspect.getargspec(area).args, inspect.getargspec(func=area)[3])
print(inspect.getargspec(area).keywords, inspect.getargspec(area).varargs)
if inspect.getargspec(area).defaults:
    print("optional parameters")
