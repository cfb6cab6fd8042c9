import random

random.seed((1, 2))
print(random.random() < 1)
import datetime
from datetime import datetime as stamp
from random import seed as start

start(stamp.now())
start(datetime.datetime.now(datetime.timezone.utc))
start(a=stamp(2020, 1, 1))
print("started")
from decimal import Decimal
from random import Random

print(Random((-3, "")).random() != Random(Decimal("1.5")).random())
