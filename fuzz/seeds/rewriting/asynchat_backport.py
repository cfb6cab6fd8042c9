import asynchat

print(asynchat.__name__)
from asynchat import async_chat as other

print(callable(other))
try:
    import asynchat
except ImportError:
    from package.vendor import asynchat
