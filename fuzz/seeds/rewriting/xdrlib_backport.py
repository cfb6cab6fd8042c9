import xdrlib

print(xdrlib.__name__)
from xdrlib import Packer as other

print(callable(other))
try:
    import xdrlib
except ImportError:
    from package.vendor import xdrlib
