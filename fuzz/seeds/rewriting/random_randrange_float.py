import random

count: int = 10
random.seed(1)
print(random.randrange(count / 5))
print(random.randrange(0, count / 2))
print(random.randint(1, count / 2))
import random

print(random.randrange(10.0) < 10)
from random import randrange as pick

half = 9 / 3
print(pick(half) < 3)
