"""The argument `bufsize` of `fileinput` was removed in Python 3.8.

It has had no effect since Python 3.6. The arguments after it, `mode` and
`openhook`, are passed by keyword.
"""

import fileinput

deprecated = "3.6"
available = "3.0"
removed = "3.8"
reference = "whatsnew/3.8#api-and-feature-removals"


def before(bufsize: int, files=..., inplace=..., backup=..., mode=..., openhook=...):
    return fileinput.input(files, inplace, backup, bufsize, mode, openhook)


def after(bufsize, files=..., inplace=..., backup=..., mode=..., openhook=...):
    return fileinput.input(files := files, inplace := inplace, backup := backup, mode=mode, openhook=openhook)


def before_class(bufsize: int, files=..., inplace=..., backup=..., mode=..., openhook=...):
    return fileinput.FileInput(files, inplace, backup, bufsize, mode, openhook)


def after_class(bufsize, files=..., inplace=..., backup=..., mode=..., openhook=...):
    return fileinput.FileInput(files := files, inplace := inplace, backup := backup, mode=mode, openhook=openhook)


examples = '''
@@ by keyword
 import fileinput

-with fileinput.input("example.py", bufsize=4096) as lines:
+with fileinput.input("example.py") as lines:
     print(len(next(lines)) > 3)
-with fileinput.FileInput(files=["example.py"], bufsize=0, mode="r") as lines:
+with fileinput.FileInput(files=["example.py"], mode="r") as lines:
     print(len(next(lines)) > 3)

@@ by position
 from fileinput import input as read

-with read("example.py", False, "", 0, "r") as lines:
+with read("example.py", False, "", mode="r") as lines:
     print(len(next(lines)) > 3)

@@ without it
 import fileinput

 with fileinput.input("example.py", False, "", mode="r") as lines:
     print(len(next(lines)) > 3)

@@ another function
 def input(name, bufsize):
     return name

 print(input("example.py", bufsize=1))
'''
