"""`re.template()` and `re.TEMPLATE` were removed in Python 3.13.

They were not documented and never worked: a pattern with a repetition was refused.
For other patterns `re.compile()` does the same, and only `flags` of the compiled
pattern lacks the flag.
"""

import re

deprecated = "3.11"
available = "3.0"
removed = "3.13"
reference = "whatsnew/3.13#re"
safety = "suggested"
moves = {"re.template": "re.compile"}


def before_compile(pattern):
    return re.compile(pattern, re.TEMPLATE)


def after_compile(pattern):
    return re.compile(pattern)


def before_compile_short(pattern):
    return re.compile(pattern, re.T)


def after_compile_short(pattern):
    return re.compile(pattern)


def before_keyword(pattern):
    return re.compile(pattern, flags=re.TEMPLATE)


def after_keyword(pattern):
    return re.compile(pattern)


def before_keyword_short(pattern):
    return re.compile(pattern, flags=re.T)


def after_keyword_short(pattern):
    return re.compile(pattern)


def before_with(flags: re.RegexFlag | int):
    return flags | re.TEMPLATE


def after_with(flags):
    return flags


def before_with_short(flags: re.RegexFlag | int):
    return flags | re.T


def after_with_short(flags):
    return flags


def before_flag():
    """Leave the flag out: it has never worked."""
    return re.TEMPLATE


def before_flag_short():
    """Leave the flag out: it has never worked."""
    return re.T


examples = '''
@@ the function
 import re

-print(re.template("a.c").match("abc").group(), re.template("b", re.I).pattern)
+print(re.compile("a.c").match("abc").group(), re.compile("b", re.I).pattern)

@@ the function imported by name, under another
-from re import template as make
+from re import compile as make

 print(make("a").pattern)

@@ the flag
 import re

-print(re.compile("a", re.T).pattern, re.compile("b", flags=re.TEMPLATE).pattern)
+print(re.compile("a").pattern, re.compile("b").pattern)

@@ the flag with others
 import re

 def pattern(flags: re.RegexFlag):
-    return re.compile("a", flags | re.T)
+    return re.compile("a", flags)

!print(re.search("a", "b", re.T))

@@ other flags, and a template of one's own
 import re
 from string import Template

 T = re.I
 print(re.compile("a", T | re.M).pattern, Template("$a").template)
'''
