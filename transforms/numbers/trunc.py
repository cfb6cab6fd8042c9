"""`int()` no longer calls `__trunc__()` since Python 3.14.

Python 3.11 deprecated that. A class defines `__int__()`, or `__index__()` for an integer.
A class that inherits one of them, or defines `__index__()`, needs no `__int__()`.
"""

deprecated = "3.11"
removed = "3.14"
reference = "whatsnew/3.14#other-language-changes"
safety = "suggested"


def before():
    class Number:
        def __trunc__(self): ...


def after():
    class Number:
        def __trunc__(self): ...

        def __int__(self):
            return int(self.__trunc__())


examples = '''
@@ a number
 class Length:
     def __init__(self, metres):
         self.metres = metres

     def __trunc__(self):
         return self.metres // 1

+    def __int__(self):
+        return int(self.__trunc__())
+
 print(int(Length(5)))

@@ a number that has one
 import math

 class Length:
     def __trunc__(self):
         return 5

     def __int__(self):
         return 5

 print(int(Length()), math.trunc(Length()))
'''
