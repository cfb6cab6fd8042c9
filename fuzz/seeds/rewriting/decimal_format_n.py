from decimal import Decimal

print(format(Decimal("1234.5"), "N"), Decimal("1234.5").__format__("N"))
import decimal

print(format(decimal.Decimal("1234.5"), ".3N"))
from decimal import Decimal

class Value:
    def __format__(self, spec):
        return spec

print(format(Decimal(5), "n"), format(Value(), "N"))
