"""`int()`, `float()`, `bool()`, `list()` and `tuple()` take no keyword.

Until Python 3.6 the value could be passed as `x` or `sequence`; since Python 3.7 it is
positional-only. The keyword `base` of `int()` stays.
"""

removed = "3.7"
reference = "whatsnew/3.7#other-language-changes"
safety = "suggested"


def before_int(value, base=...):
    return int(x=value, base=base)


def after_int(value, base=...):
    return int(value, base=base)


def before_float(value):
    return float(x=value)


def after_float(value):
    return float(value)


def before_bool(value):
    return bool(x=value)


def after_bool(value):
    return bool(value)


def before_list(value):
    return list(sequence=value)


def after_list(value):
    return list(value)


def before_tuple(value):
    return tuple(sequence=value)


def after_tuple(value):
    return tuple(value)


examples = '''
@@ each type
-print(int(x="12"), int(x="f", base=16), int(base=2, x="10"), float(x=1), bool(x=""))
-print(list(sequence="ab"), tuple(sequence=[1]))
+print(int("12"), int("f", base=16), int("10", base=2), float(1), bool(""))
+print(list("ab"), tuple([1]))

@@ by position, and another keyword
 print(int("12"), int("f", base=16), float(1), list("ab"), dict(x=1, sequence=2))

@@ a method of that name
 class Parser:
     def int(self, x):
         return x

 print(Parser().int(x=1))
'''
