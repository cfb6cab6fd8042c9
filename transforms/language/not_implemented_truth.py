"""The truth of `NotImplemented` raises `TypeError` since Python 3.14.

A comparison method that is called by its name may return `NotImplemented`. Python 3.9
emits a `DeprecationWarning` if such a result is tested; before 3.14 it counts as true, so
that `not self.__eq__(other)` is `False` for an `other` of another type.
The new code gives that answer on every Python. A method that never returns `NotImplemented` needs no
change.
The operator may be what is meant: it also asks the other operand, and raises `TypeError`
where an order is unknown to both.
"""

deprecated = "3.9"
removed = "3.14"
reference = "whatsnew/3.14#porting-to-python-3-14"
safety = "suggested"
words = ["NotImplemented", "dataclass", "super", "total_ordering"]
alternatives = {
    "exact": "gives the same answer as before for every operand.",
    "operator": "asks the other operand too; `__ne__()` that is defined by `__eq__()` can also be removed.",
}


def before_eq(one, other):
    return not one.__eq__(other)


def after_eq(one, other):
    result = one.__eq__(other)
    return not (result is NotImplemented or result)


def operator_eq(one, other):
    return not one == other


def before_lt(one, other):
    return not one.__lt__(other)


def after_lt(one, other):
    result = one.__lt__(other)
    return not (result is NotImplemented or result)


def before_le(one, other):
    return not one.__le__(other)


def after_le(one, other):
    result = one.__le__(other)
    return not (result is NotImplemented or result)


def before_gt(one, other):
    return not one.__gt__(other)


def after_gt(one, other):
    result = one.__gt__(other)
    return not (result is NotImplemented or result)


def before_ge(one, other):
    return not one.__ge__(other)


def after_ge(one, other):
    result = one.__ge__(other)
    return not (result is NotImplemented or result)


def before_ne(one, other):
    return not one.__ne__(other)


def after_ne(one, other):
    result = one.__ne__(other)
    return not (result is NotImplemented or result)


examples = '''
@@ an operator that is defined by another one
 class Version:
     def __init__(self, number):
         self.number = number

     def __eq__(self, other):
         return self.number == other.number if isinstance(other, Version) else NotImplemented

     def __lt__(self, other):
         return self.number < other.number if isinstance(other, Version) else NotImplemented

     def __ne__(self, other):
-        return not self.__eq__(other)
+        result = self.__eq__(other)
+        return not (result is NotImplemented or result)

     def __ge__(self, other):
-        return not self.__lt__(other)
+        result = self.__lt__(other)
+        return not (result is NotImplemented or result)

 print(Version(1) != Version(2), Version(1) != 1, Version(2) >= Version(1), Version(2) >= 1)

@@ in a condition, and of the base class
 class Text(str):
     __hash__ = str.__hash__

     def __eq__(self, other):
-        if not super().__eq__(other):
+        result = super().__eq__(other)
+        if not (result is NotImplemented or result):
             return False
         return True

 print(Text("a") == "a", Text("a") == "b", Text("a") == 1)

@@ the operators, and a method that is called through its class
 class Version:
     def __init__(self, number):
         self.number = number

     def __eq__(self, other):
         return object.__eq__(self, other) is True or not self.number == other.number

     def __ne__(self, other):
         equal = self.__eq__(other)
         return equal if equal is NotImplemented else not equal

 print(Version(1) != Version(2))
'''
