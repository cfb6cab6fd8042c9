"""`random.sample()` takes no sets since Python 3.11.

Sets were deprecated in Python 3.9, and raise `TypeError` since 3.11.
Older Pythons turned a set into a tuple before they drew from it, and so does the
new code: with a seed, the same elements are drawn as before.
"""

import random
from collections.abc import ItemsView, KeysView, Set
from random import Random

deprecated = "3.9"
available = "3.0"
removed = "3.11"
reference = "library/random#random.sample"


def before(population: set | frozenset | Set | KeysView | ItemsView, k):
    return random.sample(population, k)


def after(population: set | frozenset | Set | KeysView | ItemsView, k):
    return random.sample(population := tuple(population), k := k)


def before_method(generator: Random, population: set | frozenset | Set | KeysView | ItemsView, k):
    return generator.sample(population, k)


def after_method(generator: Random, population: set | frozenset | Set | KeysView | ItemsView, k):
    return generator.sample(population := tuple(population), k := k)


def before_keys(mapping, k):
    return random.sample(mapping.keys(), k)


def after_keys(mapping, k):
    return random.sample(population := tuple(mapping.keys()), k := k)


def before_items(mapping, k):
    return random.sample(mapping.items(), k)


def after_items(mapping, k):
    return random.sample(population := tuple(mapping.items()), k := k)


def before_difference(one, other, k):
    return random.sample(one - other, k)


def after_difference(one, other, k):
    return random.sample(population := tuple(one - other), k := k)


def before_intersection(one, other, k):
    return random.sample(one & other, k)


def after_intersection(one, other, k):
    return random.sample(population := tuple(one & other), k := k)


def before_union(one, other, k):
    return random.sample(one | other, k)


def after_union(one, other, k):
    return random.sample(population := tuple(one | other), k := k)


examples = '''
@@ sets
 import random

 numbers = {1, 2, 3}
-print(len(random.sample(numbers, 2)), random.sample({5}, k=1))
+print(len(random.sample(tuple(numbers), 2)), random.sample(tuple({5}), k=1))

@@ by name, and by keywords
 from random import sample as draw

 def pick(names: frozenset):
-    return draw(population=names, k=1)
+    return draw(population=tuple(names), k=1)

 print(pick(frozenset("a")))

@@ keys, and the union of two sets
 import random

 ages = {"a": 1, "b": 2}
-print(len(random.sample(ages.keys(), 2)))
+print(len(random.sample(tuple(ages.keys()), 2)))
-print(len(random.sample(set(ages).union("c"), 3)))
+print(len(random.sample(tuple(set(ages).union("c")), 3)))

@@ generators, seeded
 import random

 one = random.Random(1)
-print(one.sample({1, 2, 3, 4, 5}, 2))
+print(one.sample(tuple({1, 2, 3, 4, 5}), 2))
-print(random.SystemRandom().sample({7}, 1))
+print(random.SystemRandom().sample(tuple({7}), 1))

@@ keys, and what operators for sets give
 import random

 def pick(ages, names):
-    print(random.sample(ages.keys(), 1), random.sample(ages.items(), k=1))
+    print(random.sample(tuple(ages.keys()), 1), random.sample(tuple(ages.items()), k=1))
-    return random.sample(names - {"b"}, 1), random.sample(names & {"b"}, 1), random.sample(names | names, 2)
+    return random.sample(tuple(names - {"b"}), 1), random.sample(tuple(names & {"b"}), 1), random.sample(tuple(names | names), 2)

 print(len(pick({"a": 1}, {"a", "b"})))

@@ sequences, and what nobody knows
 import random

 def pick(items):
     return random.sample(items, 1)

 print(pick([1]), random.sample(range(1), 1), random.sample(sorted({1}), 1), random.sample("a", 1))

@@ another class
 class Well:
     def sample(self, population, k):
         return k

 print(Well().sample({1, 2}, 1))
'''
