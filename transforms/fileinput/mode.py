"""The mode `U` of `fileinput` was removed in Python 3.11.

Universal newlines are the default of text mode since Python 3.0, so that the
letter has had no effect.
"""

import fileinput
from typing import Literal

deprecated = "3.4"
available = "3.0"
removed = "3.11"
reference = "whatsnew/3.11#removed"


def before(mode: Literal["U", "rU"], *arguments, **options):
    return fileinput.input(*arguments, mode=mode, **options)


def after(mode, *arguments, **options):
    return fileinput.input(*arguments, mode="r", **options)


def before_class(mode: Literal["U", "rU"], *arguments, **options):
    return fileinput.FileInput(*arguments, mode=mode, **options)


def after_class(mode, *arguments, **options):
    return fileinput.FileInput(*arguments, mode="r", **options)


examples = '''
@@ the function and the class
 import fileinput

-for line in fileinput.input("example.py", mode="rU"):
+for line in fileinput.input("example.py", mode="r"):
     print(line)
     break
 fileinput.close()
-with fileinput.FileInput(["example.py"], False, mode="U") as lines:
+with fileinput.FileInput(["example.py"], False, mode="r") as lines:
     print(len(next(lines)) > 5)

@@ by name, and by keywords
 from fileinput import input as read

-with read(files="example.py", inplace=False, mode="U") as lines:
+with read(mode="r", files="example.py", inplace=False) as lines:
     print(len(next(lines)) > 5)

@@ other modes
 import fileinput

 with fileinput.input("example.py", mode="rb") as lines, fileinput.FileInput("example.py"):
     print(len(next(lines)) > 5)

@@ the built-in function
 def input(files, mode):
     return files

 print(input("example.py", mode="rU"))
'''
