"""`random.seed()` takes fewer types since Python 3.11.

`None`, numbers, texts and bytes remain; other objects were deprecated in
Python 3.9, and raise `TypeError` since 3.11.
Older Pythons took the hash of the object, and so does the new code, with the same
draws on a Python of 64 bits. The hash of a `datetime` differs between runs; its
time stamp replaces it.
"""

import random
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from random import Random
from types import ModuleType

deprecated = "3.9"
available = "3.2"
removed = "3.11"
reference = "library/random#random.seed"
safety = "suggested"


def before_now(moment: datetime | type[datetime], tz=...):
    return random.seed(moment.now(tz))


def after_now(moment: datetime | type[datetime], tz=...):
    return random.seed(moment.now(tz).timestamp())


def before_datetime(a: datetime):
    return random.seed(a)


def after_datetime(a: datetime):
    return random.seed(a := a.timestamp())


def before(a: tuple | frozenset | date | time | timedelta | Decimal | Fraction | complex | ModuleType):
    return random.seed(a)


def after(a):
    return random.seed(a := hash(a) % 2**64)


def before_new(x: tuple | frozenset | date | time | timedelta | Decimal | Fraction | complex | ModuleType):
    return Random(x)


def after_new(x):
    return Random(hash(x) % 2**64)


examples = '''
@@ a tuple
 import random

-random.seed((1, 2))
+random.seed(hash((1, 2)) % 2**64)
 print(random.random() < 1)

@@ the time
 import datetime
 from datetime import datetime as stamp
 from random import seed as start

-start(stamp.now())
+start(stamp.now().timestamp())
-start(datetime.datetime.now(datetime.timezone.utc))
+start(datetime.datetime.now(datetime.timezone.utc).timestamp())
-start(a=stamp(2020, 1, 1))
+start(a=stamp(2020, 1, 1).timestamp())
 print("started")

@@ a generator
 from decimal import Decimal
 from random import Random

-print(Random((-3, "")).random() != Random(Decimal("1.5")).random())
+print(Random(hash((-3, "")) % 2**64).random() != Random(hash(Decimal("1.5")) % 2**64).random())

@@ numbers, texts, nothing, and what nobody knows
 import random
 import time

 def start(seed):
     random.seed(seed)

 start(5)
 random.seed(time.time())
 random.seed("spam")
 random.seed()
 random.seed(None)
 print(random.Random(1.5).random())
'''
