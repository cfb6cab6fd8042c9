import uu

print(uu.__name__)
from uu import encode as other

print(callable(other))
try:
    import uu
except ImportError:
    from package.vendor import uu
