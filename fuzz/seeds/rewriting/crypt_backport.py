import crypt

print(crypt.__name__)
from crypt import crypt as other

print(callable(other))
try:
    import crypt
except ImportError:
    from package.vendor import crypt
