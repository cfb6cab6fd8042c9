import imghdr

print(imghdr.__name__)
from imghdr import what as other

print(callable(other))
try:
    import imghdr
except ImportError:
    from package.vendor import imghdr
