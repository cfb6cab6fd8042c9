"""`watchexp` of `Decimal.quantize()` was removed in Python 3.3.

A result whose exponent is out of the context's bounds raises `InvalidOperation`, as
it did with the default, `watchexp=True`.
"""

from decimal import Decimal
from typing import Literal

available = "3.0"
removed = "3.3"
reference = "library/decimal#decimal.Decimal.quantize"


def before(number: Decimal, exp, watchexp: Literal[True, 1], rounding=..., context=...):
    return number.quantize(exp, rounding, context, watchexp)


def after(number, exp, watchexp, rounding=..., context=...):
    return number.quantize(exp, rounding := rounding, context := context)


examples = '''
@@ the default
 from decimal import Decimal, ROUND_UP

-print(Decimal("1.25").quantize(Decimal("0.1"), watchexp=True))
-print(Decimal("1.25").quantize(Decimal("0.1"), ROUND_UP, None, True))
+print(Decimal("1.25").quantize(Decimal("0.1")))
+print(Decimal("1.25").quantize(Decimal("0.1"), ROUND_UP, None))

@@ without it
 from decimal import Decimal

 print(Decimal("1.25").quantize(Decimal("0.1"), rounding="ROUND_UP"))

@@ a class of one's own
 class Note:
     def quantize(self, watchexp):
         return watchexp

 print(Note().quantize(watchexp=True))
'''
