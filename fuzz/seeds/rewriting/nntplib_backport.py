import nntplib

print(nntplib.__name__)
from nntplib import NNTP as other

print(callable(other))
try:
    import nntplib
except ImportError:
    from package.vendor import nntplib
