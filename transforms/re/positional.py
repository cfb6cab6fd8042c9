"""Options of `re.sub()` and `split()` by position are deprecated.

Python 3.13 warns of `count`, `maxsplit` and `flags` by position in `re.sub()`,
`subn()` and `split()`: a flag in the place of `count` is taken for a number, so
`re.sub(a, b, text, re.I)` replaces at most two matches and is case-sensitive.
The default keeps what such a call does; the alternative passes the flag as `flags`.
"""

import re

deprecated = "3.13"
available = "3.1"
reference = "whatsnew/3.13#re"
alternatives = {
    "position": "the argument is passed under the name that its position has.",
    "flags": "if a flag that stands in the place of a number was meant as `flags`.",
}


def before_i(pattern, repl, string):
    return re.sub(pattern, repl, string, re.I)


def after_i(pattern, repl, string):
    return re.sub(pattern, repl, string, count=re.I)


def flags_i(pattern, repl, string):
    return re.sub(pattern, repl, string, flags=re.I)


def before_ignorecase(pattern, repl, string):
    return re.sub(pattern, repl, string, re.IGNORECASE)


def after_ignorecase(pattern, repl, string):
    return re.sub(pattern, repl, string, count=re.IGNORECASE)


def flags_ignorecase(pattern, repl, string):
    return re.sub(pattern, repl, string, flags=re.IGNORECASE)


def before_m(pattern, repl, string):
    return re.sub(pattern, repl, string, re.M)


def after_m(pattern, repl, string):
    return re.sub(pattern, repl, string, count=re.M)


def flags_m(pattern, repl, string):
    return re.sub(pattern, repl, string, flags=re.M)


def before_multiline(pattern, repl, string):
    return re.sub(pattern, repl, string, re.MULTILINE)


def after_multiline(pattern, repl, string):
    return re.sub(pattern, repl, string, count=re.MULTILINE)


def flags_multiline(pattern, repl, string):
    return re.sub(pattern, repl, string, flags=re.MULTILINE)


def before_s(pattern, repl, string):
    return re.sub(pattern, repl, string, re.S)


def after_s(pattern, repl, string):
    return re.sub(pattern, repl, string, count=re.S)


def flags_s(pattern, repl, string):
    return re.sub(pattern, repl, string, flags=re.S)


def before_dotall(pattern, repl, string):
    return re.sub(pattern, repl, string, re.DOTALL)


def after_dotall(pattern, repl, string):
    return re.sub(pattern, repl, string, count=re.DOTALL)


def flags_dotall(pattern, repl, string):
    return re.sub(pattern, repl, string, flags=re.DOTALL)


# `number` is by position only: no argument has that name.
def before_flag(pattern, repl, string, number: re.RegexFlag):
    return re.sub(pattern, repl, string, number)


def after_flag(pattern, repl, string, number):
    return re.sub(pattern, repl, string, count=number)


def flags_flag(pattern, repl, string, number):
    return re.sub(pattern, repl, string, flags=number)


def before(pattern, repl, string, number, flags=...):
    return re.sub(pattern, repl, string, number, flags)


def after(pattern, repl, string, number, flags=...):
    return re.sub(pattern, repl, string, count=number, flags=flags)


def before_subn(pattern, repl, string, number, flags=...):
    return re.subn(pattern, repl, string, number, flags)


def after_subn(pattern, repl, string, number, flags=...):
    return re.subn(pattern, repl, string, count=number, flags=flags)


def before_split(pattern, string, number, flags=...):
    return re.split(pattern, string, number, flags)


def after_split(pattern, string, number, flags=...):
    return re.split(pattern, string, maxsplit=number, flags=flags)


examples = '''
@@ by position
 import re

-print(re.sub("a", "b", "aAa", 1), re.subn("a", "b", "aAa", 0, re.I))
-print(re.split("b", "aBcbd", 1, flags=re.I))
+print(re.sub("a", "b", "aAa", count=1), re.subn("a", "b", "aAa", count=0, flags=re.I))
+print(re.split("b", "aBcbd", maxsplit=1, flags=re.I))

@@ a flag in the place of a number
 import re

-print(re.sub("a", "b", "aAaa", re.I), re.split("b", "aBcbd", re.I | re.M))
+print(re.sub("a", "b", "aAaa", count=re.I), re.split("b", "aBcbd", maxsplit=re.I | re.M))

@@ imported by name, under another
 from re import split, sub as replace

-print(replace("a", "b", "aa", 1))
+print(replace("a", "b", "aa", count=1))
-print(split("b", "abcbd", 1))
+print(split("b", "abcbd", maxsplit=1))

@@ two at once
 import re

 def both(text):
     replace, parts = re.sub, re.split
-    return replace("a", "b", text, 1), parts("b", text, 1)
+    return replace("a", "b", text, count=1), parts("b", text, maxsplit=1)

 print(both("aabb"))

@@ over several lines
 import re

 print(re.sub(
     "a",  # what
     "b",
     "aaa",
-    2,  # not all
+    count=2,  # not all
 ))

@@ by keyword, or without
 import re

 print(re.sub("a", "b", "aa", count=1), re.split("b", "abc"), re.subn("a", "b", "A", flags=re.I))

@@ the methods of a pattern
 import re

 pattern = re.compile("a")
 print(pattern.sub("b", "aa", 1), pattern.split("bab", 1))

@@ a function of one's own
 def sub(pattern, repl, string, count):
     return string[count]

 print(sub("a", "b", "cd", 1))
'''
