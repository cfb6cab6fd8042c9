"""The argument `random` of `random.shuffle()` was removed in Python 3.11.

It was deprecated in Python 3.9. The function that is placed in the file
shuffles as `shuffle()` did with that argument, so that a seeded or fixed function
gives the same order.
For new code, use `random.Random(seed).shuffle(x)`.
"""

from collections.abc import MutableSequence
from random import shuffle
from typing import Literal

deprecated = "3.9"
available = "3.0"
removed = "3.11"
reference = "library/random#random.shuffle"


def before_none(x: list | MutableSequence, random: Literal[None]):
    return shuffle(x, random)


def after_none(x, random):
    return shuffle(x)


def before(x: list | MutableSequence, random):
    return shuffle(x, random)


def after(x, random):
    return shuffle_with(x, random)


def shuffle_with(x, function):
    for i in reversed(range(1, len(x))):
        j = int(function() * (i + 1))
        x[i], x[j] = x[j], x[i]


examples = '''
@@ a fixed function
-import random
-
+def shuffle_with(x, function):
+    for i in reversed(range(1, len(x))):
+        j = int(function() * (i + 1))
+        x[i], x[j] = x[j], x[i]
+
+
 numbers = [1, 2, 3, 4]
-random.shuffle(numbers, lambda: 0.5)
+shuffle_with(numbers, lambda: 0.5)
 print(numbers)

@@ seeded, by keyword
 import random

+
+def shuffle_with(x, function):
+    for i in reversed(range(1, len(x))):
+        j = int(function() * (i + 1))
+        x[i], x[j] = x[j], x[i]
+
+
 random.seed(5)
 numbers = [1, 2, 3, 4]
-random.shuffle(numbers, random=random.random)
+shuffle_with(numbers, random.random)
 print(numbers)

@@ None
 from random import seed, shuffle as mix

 seed(5)
 numbers = [1, 2, 3, 4]
-mix(numbers, None)
+mix(numbers)
 print(numbers)

@@ without the argument, and as a value
 import random

 numbers = [1]
 mix = random.shuffle
 mix(numbers)
 random.shuffle(numbers)
 print(numbers)

@@ another class
 class Deck:
     def shuffle(self, cards, random):
         print(cards)

 Deck().shuffle([1], None)
'''
