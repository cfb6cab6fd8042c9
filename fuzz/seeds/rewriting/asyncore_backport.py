import asyncore

print(asyncore.__name__)
from asyncore import loop as other

print(callable(other))
try:
    import asyncore
except ImportError:
    from package.vendor import asyncore
