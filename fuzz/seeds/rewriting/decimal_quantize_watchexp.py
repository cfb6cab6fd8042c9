from decimal import Decimal, ROUND_UP

print(Decimal("1.25").quantize(Decimal("0.1"), watchexp=True))
print(Decimal("1.25").quantize(Decimal("0.1"), ROUND_UP, None, True))
from decimal import Decimal

print(Decimal("1.25").quantize(Decimal("0.1"), rounding="ROUND_UP"))
class Note:
    def quantize(self, watchexp):
        return watchexp

print(Note().quantize(watchexp=True))
