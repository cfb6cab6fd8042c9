"""Iterators of `itertools` are neither copied nor pickled.

Python 3.12 warns of `copy.copy()`, `copy.deepcopy()` and `pickle` for them; from
3.14 on they raise `TypeError`.
What takes their place depends on what the copy is for, so this is only told of.
"""

import copy
import pickle
from itertools import (
    accumulate,
    chain,
    combinations,
    combinations_with_replacement,
    compress,
    count,
    cycle,
    dropwhile,
    filterfalse,
    groupby,
    islice,
    permutations,
    product,
    repeat,
    starmap,
    takewhile,
    zip_longest,
)

deprecated = "3.12"
removed = "3.14"
reference = "whatsnew/3.14#itertools"


def before(iterator: accumulate | chain | combinations | combinations_with_replacement | compress | count | cycle | dropwhile | filterfalse | groupby | islice | permutations | product | repeat | starmap | takewhile | zip_longest):
    """Make a second one, or split it with `itertools.tee()`."""
    return copy.copy(iterator)


def before_deep(iterator: accumulate | chain | combinations | combinations_with_replacement | compress | count | cycle | dropwhile | filterfalse | groupby | islice | permutations | product | repeat | starmap | takewhile | zip_longest):
    """Make a second one, or split it with `itertools.tee()`."""
    return copy.deepcopy(iterator)


def before_pickle(iterator: accumulate | chain | combinations | combinations_with_replacement | compress | count | cycle | dropwhile | filterfalse | groupby | islice | permutations | product | repeat | starmap | takewhile | zip_longest):
    """Pickle what it is made of, and make it anew."""
    return pickle.dumps(iterator)


examples = '''
@@ an iterator that is copied
 import copy
 import itertools

 numbers = itertools.count(5)
!again = copy.copy(numbers)
!print(next(numbers), next(again), next(copy.deepcopy(again)))

@@ imported by name, and pickled
 import pickle
 from itertools import chain as joined
 from pickle import dumps

!print(len(dumps(joined([1], [2]))) > 5)

@@ other values
 import copy
 import itertools

 print(copy.copy([1, 2]), list(itertools.chain([1], [2])), copy.deepcopy({"a": itertools}["a"].__name__))

@@ a method of one's own
 class Numbers:
     def copy(self):
         return 5

 print(Numbers().copy())
'''
