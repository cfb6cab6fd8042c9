import random

numbers = [1, 2, 3, 4]
random.shuffle(numbers, lambda: 0.5)
print(numbers)
import random

random.seed(5)
numbers = [1, 2, 3, 4]
random.shuffle(numbers, random=random.random)
print(numbers)
from random import seed, shuffle as mix

seed(5)
numbers = [1, 2, 3, 4]
mix(numbers, None)
print(numbers)
