"""`typing.io` and `typing.re` were removed in Python 3.13.

The two namespaces hold classes of `typing` itself: `IO`, `TextIO` and `BinaryIO`,
`Pattern` and `Match`. These classes are not deprecated with them.
"""

deprecated = "3.8"
removed = "3.13"
reference = "whatsnew/3.13#typing"
identical = True
moves = {
    "typing.io.BinaryIO": "typing.BinaryIO",
    "typing.io.IO": "typing.IO",
    "typing.io.TextIO": "typing.TextIO",
    "typing.re.Match": "typing.Match",
    "typing.re.Pattern": "typing.Pattern",
}

examples = '''
@@ by name
-from typing.io import IO, TextIO
-from typing.re import Pattern as Regex
+from typing import IO, TextIO
+from typing import Pattern as Regex
 import re

 def read(file: TextIO, pattern: Regex) -> bool:
     return bool(pattern.search(file.read()))

 print(isinstance(re.compile("a"), Regex), IO.__name__)

@@ through the module
 import typing

-def read(file: typing.io.TextIO) -> str:
+def read(file: typing.TextIO) -> str:
     return file.read()

 print(callable(read))

@@ the namespace itself
 import typing as t

-def find(pattern: "t.re.Pattern[str]") -> "t.re.Match[str]":
+def find(pattern: "t.Pattern[str]") -> "t.Match[str]":
     return pattern.match("a")

 print(callable(find))

@@ the modules `io` and `re`
 import io
 import re
 from typing import IO

 print(re.Pattern, io.TextIOBase)
'''
