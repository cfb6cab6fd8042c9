"""`fractions.gcd()` was removed in Python 3.9.

`math.gcd()` is the greatest common divisor of whole numbers, and is never
negative. The old function gave the result the sign of its second argument, and
took floats and fractions too.
"""

deprecated = "3.5"
available = "3.5"
removed = "3.9"
reference = "whatsnew/3.9#removed"
safety = "suggested"

moves = {"fractions.gcd": "math.gcd"}

examples = '''
@@ by name
-from fractions import gcd
+from math import gcd

 print(gcd(12, 18))

@@ among other names, and as a value
-from fractions import Fraction, gcd
+from fractions import Fraction
 from functools import reduce
+from math import gcd

 print(reduce(gcd, [12, 18, 27]), Fraction(1, 2))

@@ through the module
-import fractions
+import math

-print(fractions.gcd(12, 18))
+print(math.gcd(12, 18))

@@ the new function where there is one
 try:
     from math import gcd
 except ImportError:
     from fractions import gcd

 print(gcd(12, 18))

@@ a function of one's own
 def gcd(a, b):
     return gcd(b, a % b) if b else a

 print(gcd(12, 18))
'''
