"""`math.factorial()` takes no floats since Python 3.10.

Floats were deprecated in Python 3.9 and raise `TypeError` since 3.10; a float
that was no whole number raised `ValueError` before.
The new code truncates such a number.
"""

import math

deprecated = "3.9"
available = "3.0"
removed = "3.10"
reference = "library/math#math.factorial"
safety = "suggested"


def before(x: float):
    return math.factorial(x)


def after(x: float):
    return math.factorial(int(x))


examples = '''
@@ a quotient, and a literal
 import math

 count: int = 10
-print(math.factorial(count / 2), math.factorial(3.0))
+print(math.factorial(int(count / 2)), math.factorial(int(3.0)))

@@ by name
 from math import factorial as f

 half = 9 / 3
-print(f(half))
+print(f(int(half)))

@@ whole numbers, and what nobody knows
 import math

 def product(n):
     return math.factorial(n) // math.factorial(n // 2)

 print(product(4), math.factorial(len("ab")), math.factorial(2 ** 2))

@@ another function
 def factorial(x):
     return x

 print(factorial(3.0))
'''
