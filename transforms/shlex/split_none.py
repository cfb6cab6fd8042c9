"""`shlex.split(None)` fails since Python 3.12.

It was deprecated in Python 3.9 and raises `ValueError` since 3.12.
"""

import shlex
import sys
from typing import Literal

deprecated = "3.9"
available = "3.0"
removed = "3.12"
reference = "whatsnew/3.12#shlex"


def before(s: Literal[None], comments=..., posix=...):
    return shlex.split(s, comments, posix)


def after(s: Literal[None], comments=..., posix=...):
    return shlex.split(sys.stdin.read(), comments=comments, posix=posix)


examples = '''
@@ words from standard input
 import shlex
+import sys

-print(shlex.split(None))
+print(shlex.split(sys.stdin.read()))

@@ by name, with comments
+import sys
 from shlex import split as words

-print(words(None, comments=True))
+print(words(sys.stdin.read(), comments=True))

@@ a text
 import shlex

 print(shlex.split("a b"))
'''
