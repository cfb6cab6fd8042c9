"""`typing.io` and `typing.re` were removed in Python 3.13.

The two namespaces hold classes of `typing` itself: `IO`, `TextIO` and `BinaryIO`,
`Pattern` and `Match`. These classes are not deprecated with them.
"""

import typing

deprecated = "3.8"
removed = "3.13"
reference = "whatsnew/3.13#typing"
identical = True


def before_binaryio():
    return typing.io.BinaryIO


def after_binaryio():
    return typing.BinaryIO


def before_io():
    return typing.io.IO


def after_io():
    return typing.IO


def before_textio():
    return typing.io.TextIO


def after_textio():
    return typing.TextIO


def before_match():
    return typing.re.Match


def after_match():
    return typing.Match


def before_pattern():
    return typing.re.Pattern


def after_pattern():
    return typing.Pattern


examples = '''
@@ by name
-from typing.io import IO, TextIO
+from typing import IO, TextIO

 def read(file: TextIO) -> str:
     return file.read()

 print(callable(read), IO.__name__)

@@ under another name
-from typing.re import Pattern as Regex
+from typing import Pattern as Regex
 import re

 def find(pattern: Regex, line: str) -> bool:
     return bool(pattern.search(line))

 print(find(re.compile("a"), "ba"))

@@ through the module
 import typing

-def read(file: typing.io.TextIO) -> str:
+def read(file: typing.TextIO) -> str:
     return file.read()

 print(callable(read))

@@ under an alias, and in quotes
 import typing as t

-def find(pattern: t.re.Pattern) -> bool:
+def find(pattern: t.Pattern) -> bool:
     return bool(pattern.match("a"))

!def first(line: str) -> "t.re.Match[str]":
     return find(line)

 print(callable(first))

@@ the modules `io` and `re`
 import io
 import re
 from typing import IO

 print(re.Pattern, io.TextIOBase)
'''
