from fractions import gcd

print(gcd(12, 18))
from fractions import Fraction, gcd
from functools import reduce

print(reduce(gcd, [12, 18, 27]), Fraction(1, 2))
import fractions

print(fractions.gcd(12, 18))
