"""Iterators of `itertools` cannot be copied since Python 3.14.

Python 3.12 warns of `copy.copy()`, `copy.deepcopy()` and `pickle` for these iterators, and
3.14 raises `TypeError`. The replacement depends on the purpose of the copy.
"""

import copy
import itertools
import pickle

deprecated = "3.12"
removed = "3.14"
reference = "whatsnew/3.14#itertools"
words = ["itertools"]


def before(iterator: itertools):
    """It raises `TypeError` from Python 3.14 on: make a second iterator, or split it with `itertools.tee()`."""
    return copy.copy(iterator)


def before_deepcopy(iterator: itertools, memo=...):
    """It raises `TypeError` from Python 3.14 on: make a second iterator, or split it with `itertools.tee()`."""
    return copy.deepcopy(iterator, memo)


def before_dump(iterator: itertools, *target, **options):
    """It raises `TypeError` from Python 3.14 on: make a second iterator, or split it with `itertools.tee()`."""
    return pickle.dump(iterator, *target, **options)


def before_dumps(iterator: itertools, *protocol, **options):
    """It raises `TypeError` from Python 3.14 on: make a second iterator, or split it with `itertools.tee()`."""
    return pickle.dumps(iterator, *protocol, **options)


examples = '''
@@ an iterator that is copied
 import copy
 import itertools

 numbers = itertools.count(5)
!again = copy.copy(numbers)
 print(next(numbers), next(again))

@@ imported by name, and pickled
 from itertools import chain as joined
 from pickle import dumps

!print(len(dumps(joined([1], [2]))) > 5)

@@ other values
 import copy
 import itertools

 print(copy.copy([1, 2]), list(itertools.chain([1], [2])))

@@ a method of one's own
 class Numbers:
     def copy(self):
         return 5

 print(Numbers().copy())
'''
