import random

numbers = {1, 2, 3}
print(len(random.sample(numbers, 2)), random.sample({5}, k=1))
from random import sample as draw

def pick(names: frozenset):
    return draw(population=names, k=1)

print(pick(frozenset("a")))
import random

ages = {"a": 1, "b": 2}
print(len(random.sample(ages.keys(), 2)))
print(len(random.sample(set(ages).union("c"), 3)))
