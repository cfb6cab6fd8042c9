import functools
from functools import reduce

def product(numbers):
    return functools.reduce(function=int.__mul__, sequence=numbers, initial=1), reduce(max, sequence=numbers)
import functools

def reduce(function, sequence):
    return function(sequence)

print(functools.reduce(int.__mul__, [2, 3]), functools.reduce(max, [1], 2), reduce(function=len, sequence=[]))
