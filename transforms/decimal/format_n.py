"""The format `N` of `Decimal` is deprecated since Python 3.13.

It is not documented, does the same as `n`, and is removed in Python 3.18.
"""

from decimal import Decimal
from typing import Literal

deprecated = "3.13"
available = "3.0"
reference = "whatsnew/3.13#decimal"


def before(number: Decimal, spec: Literal["N"]):
    return format(number, spec)


def after(number, spec):
    return format(number, "n")


def before_method(number: Decimal, spec: Literal["N"]):
    return number.__format__(spec)


def after_method(number, spec):
    return number.__format__("n")


def before_longer(number: Decimal, spec: Text[r".N$"]):
    """Write `n` instead of `N`."""
    return format(number, spec)


examples = '''
@@ a function and a method
 from decimal import Decimal

-print(format(Decimal("1234.5"), "N"), Decimal("1234.5").__format__("N"))
+print(format(Decimal("1234.5"), "n"), Decimal("1234.5").__format__("n"))

@@ a longer format
 import decimal

!print(format(decimal.Decimal("1234.5"), ".3N"))

@@ the documented format, and another value
 from decimal import Decimal

 class Value:
     def __format__(self, spec):
         return spec

 print(format(Decimal(5), "n"), format(Value(), "N"))
'''
