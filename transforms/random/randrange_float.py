"""`random.randrange()` takes no floats since Python 3.12.

Floats were deprecated in Python 3.10 and raise `TypeError` since 3.12; a float
that was no whole number raised `ValueError` before.
What takes its place cuts such a number off.
"""

import random
from random import Random

deprecated = "3.10"
available = "3.0"
removed = "3.12"
reference = "whatsnew/3.12#random"
safety = "suggested"


def before(start: float):
    return random.randrange(start)


def after(start: float):
    return random.randrange(int(start))


def before_stop(start, stop: float, step=...):
    return random.randrange(start, stop, step)


def after_stop(start, stop: float, step=...):
    return random.randrange(start, int(stop), step)


def before_start(start: float, stop, step=...):
    return random.randrange(start, stop, step)


def after_start(start: float, stop, step=...):
    return random.randrange(int(start), stop, step)


def before_int(a, b: float):
    return random.randint(a, b)


def after_int(a, b: float):
    return random.randint(a, int(b))


def before_int_start(a: float, b):
    return random.randint(a, b)


def after_int_start(a: float, b):
    return random.randint(int(a), b)


def before_method(generator: Random, start: float):
    return generator.randrange(start)


def after_method(generator: Random, start: float):
    return generator.randrange(int(start))


def before_method_stop(generator: Random, start, stop: float, step=...):
    return generator.randrange(start, stop, step)


def after_method_stop(generator: Random, start, stop: float, step=...):
    return generator.randrange(start, int(stop), step)


def before_method_int(generator: Random, a, b: float):
    return generator.randint(a, b)


def after_method_int(generator: Random, a, b: float):
    return generator.randint(a, int(b))


examples = '''
@@ quotients
 import random

 count: int = 10
 random.seed(1)
-print(random.randrange(count / 5))
-print(random.randrange(0, count / 2))
-print(random.randint(1, count / 2))
+print(random.randrange(int(count / 5)))
+print(random.randrange(0, int(count / 2)))
+print(random.randint(1, int(count / 2)))

@@ a literal
 import random

-print(random.randrange(10.0) < 10)
+print(random.randrange(int(10.0)) < 10)

@@ by name
 from random import randrange as pick

 half = 9 / 3
-print(pick(half) < 3)
+print(pick(int(half)) < 3)

@@ sums with a fraction
 import random

 random.seed(1)
 width = 1.5
-print(random.randrange(2 * width), random.randint(1, 3 + len("ab") / 2))
+print(random.randrange(int(2 * width)), random.randint(1, int(3 + len("ab") / 2)))

@@ a generator
 import random

 generator = random.Random(1)
 count: int = 10
-print(generator.randint(1, count / 2), generator.randrange(0, 10 / 2))
+print(generator.randint(1, int(count / 2)), generator.randrange(0, int(10 / 2)))
-print(random.SystemRandom().randrange(4 / 4))
+print(random.SystemRandom().randrange(int(4 / 4)))

@@ sums of whole numbers
 import random

 names = ["a", "b"]
 random.seed(1)
 print(random.randrange(2 ** 8), random.randint(0, len(names) - 1), random.randrange(7 // 2 + 10 % 4))

@@ whole numbers, and what nobody knows
 import random

 def pick(count, items):
     return random.randrange(count), random.randint(0, len(items) // 2)

 print(len(pick(3, [])))
'''
