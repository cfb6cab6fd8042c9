import copy
import itertools

numbers = itertools.count(5)
again = copy.copy(numbers)
print(next(numbers), next(again))
from itertools import chain as joined
from pickle import dumps

print(len(dumps(joined([1], [2]))) > 5)
import copy
import itertools

print(copy.copy([1, 2]), list(itertools.chain([1], [2])))
