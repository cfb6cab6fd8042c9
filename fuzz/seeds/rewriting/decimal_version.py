import decimal

print(decimal.__version__)
from decimal import Decimal, __version__ as version

print(version, Decimal(1))
from decimal import Decimal

__version__ = "5"
print(__version__, Decimal(1))
