"""`and` and `or` after a comparison method may raise `TypeError`.

A comparison method that is called by its name may return `NotImplemented`, whose truth raises
`TypeError` since Python 3.14. Python 3.9 emits a `DeprecationWarning`; before 3.14 it counts as
true, so that `self.__lt__(other) or self.__eq__(other)` is `NotImplemented`.
The new code gives that value on every Python. A method that never returns `NotImplemented` needs no
change, and operators say the same more shortly: `self < other or self == other`.
"""

deprecated = "3.9"
removed = "3.14"
reference = "whatsnew/3.14#porting-to-python-3-14"
safety = "suggested"
words = ["NotImplemented", "dataclass", "super", "total_ordering"]


def before_lt_or(one, other, rest):
    return one.__lt__(other) or rest


def after_lt_or(one, other, rest):
    result = one.__lt__(other)
    if result is not NotImplemented:
        result = result or rest
    return result


def before_gt_or(one, other, rest):
    return one.__gt__(other) or rest


def after_gt_or(one, other, rest):
    result = one.__gt__(other)
    if result is not NotImplemented:
        result = result or rest
    return result


def before_eq_or(one, other, rest):
    return one.__eq__(other) or rest


def after_eq_or(one, other, rest):
    result = one.__eq__(other)
    if result is not NotImplemented:
        result = result or rest
    return result


def before_eq_and(one, other, rest):
    return one.__eq__(other) and rest


def after_eq_and(one, other, rest):
    result = one.__eq__(other)
    return (result is NotImplemented or result) and rest


def before_ne_and(one, other, rest):
    return one.__ne__(other) and rest


def after_ne_and(one, other, rest):
    result = one.__ne__(other)
    return (result is NotImplemented or result) and rest


def before_le_and(one, other, rest):
    return one.__le__(other) and rest


def after_le_and(one, other, rest):
    result = one.__le__(other)
    return (result is NotImplemented or result) and rest


def before_ge_and(one, other, rest):
    return one.__ge__(other) and rest


def after_ge_and(one, other, rest):
    result = one.__ge__(other)
    return (result is NotImplemented or result) and rest


examples = '''
@@ an order that is made of two methods
 class Version:
     def __init__(self, number):
         self.number = number

     def __eq__(self, other):
         return self.number == other.number if isinstance(other, Version) else NotImplemented

     def __lt__(self, other):
         return self.number < other.number if isinstance(other, Version) else NotImplemented

     def __le__(self, other):
-        return self.__lt__(other) or self.__eq__(other)
+        result = self.__lt__(other)
+        if result is not NotImplemented:
+            result = result or self.__eq__(other)
+        return result

     def is_same(self, other):
-        return self.__eq__(other) and self.number
+        result = self.__eq__(other)
+        return (result is NotImplemented or result) and self.number

 print(Version(1) <= Version(2), Version(3) <= Version(2), Version(1).__le__(5), Version(5).is_same(1))

@@ in conditions, and of the base class
 class Text(str):
     __hash__ = str.__hash__

     def __eq__(self, other):
-        if super().__eq__(other) and len(self) > 1:
+        result = super().__eq__(other)
+        if (result is NotImplemented or result) and len(self) > 1:
             return True
         return False

 print(Text("ab") == "ab", Text("a") == "a", Text("ab") == 5)

@@ operators, the last operand, and a method that is called through its class
 class Version:
     def __init__(self, number):
         self.number = number

     def __eq__(self, other):
         if not isinstance(other, Version):
             return NotImplemented
         return self.number == other.number or object.__eq__(self, other)

     def __le__(self, other):
         return self.number < other.number or self.__eq__(other)

 print(Version(1) <= Version(2), Version(1) == Version(1))
'''
