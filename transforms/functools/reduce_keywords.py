"""`functools.reduce()` takes its function and sequence by position.

Only its version in Python accepts them as keywords, of which Python 3.14 warns.
Python 3.16 removes that.
"""

import functools

deprecated = "3.14"
available = "3.0"
reference = "whatsnew/3.14#deprecated"


def before(function, sequence):
    return functools.reduce(function=function, sequence=sequence)


def after(function, sequence):
    return functools.reduce(function, sequence)


def before_sequence(function, sequence):
    return functools.reduce(function, sequence=sequence)


def after_sequence(function, sequence):
    return functools.reduce(function, sequence)


def before_initial(function, sequence, initial):
    return functools.reduce(function=function, sequence=sequence, initial=initial)


def after_initial(function, sequence, initial):
    return functools.reduce(function, sequence, initial)


examples = '''
@@ keywords
 import functools
 from functools import reduce

 def product(numbers):
-    return functools.reduce(function=int.__mul__, sequence=numbers, initial=1), reduce(max, sequence=numbers)
+    return functools.reduce(int.__mul__, numbers, 1), reduce(max, numbers)

@@ by position, and another function
 import functools

 def reduce(function, sequence):
     return function(sequence)

 print(functools.reduce(int.__mul__, [2, 3]), functools.reduce(max, [1], 2), reduce(function=len, sequence=[]))
'''
