"""A `bool` as a file descriptor is deprecated since Python 3.12.

`True` and `False` are taken as 1 and 0, which is hardly meant. Python warns of
it since 3.12. What is put in its place is the number.
Only what is written as `True` or `False` is looked at.
"""

import os
from typing import Literal

deprecated = "3.12"
reference = "whatsnew/3.12#deprecated"


def before(path: Literal[True, False]):
    return os.chdir(path)


def after(path: Literal[True, False]):
    return os.chdir(int(path))


def before_stat(path: Literal[True, False]):
    return os.stat(path)


def after_stat(path: Literal[True, False]):
    return os.stat(int(path))


def before_listdir(path: Literal[True, False]):
    return os.listdir(path)


def after_listdir(path: Literal[True, False]):
    return os.listdir(int(path))


def before_fsync(fd: Literal[True, False]):
    return os.fsync(fd)


def after_fsync(fd: Literal[True, False]):
    return os.fsync(int(fd))


def before_fdopen(fd: Literal[True, False], mode=..., **options):
    return os.fdopen(fd, mode, **options)


def after_fdopen(fd: Literal[True, False], mode=..., **options):
    return os.fdopen(int(fd), mode, **options)


examples = '''
@@ the output
 import os

-print(os.fdopen(True, "w", closefd=False).fileno(), os.stat(True).st_mode > 0)
+print(os.fdopen(int(True), "w", closefd=False).fileno(), os.stat(int(True)).st_mode > 0)

@@ imported by name, under another
 from os import fdopen as stream

-print(stream(True, "w", closefd=False).fileno())
+print(stream(int(True), "w", closefd=False).fileno())

@@ numbers and paths
 import os

 print(os.fdopen(1, "w", closefd=False).fileno(), os.path.exists(os.devnull))
 os.chdir(".")
 os.stat(os.curdir)

@@ a function of one's own
 def chdir(path):
     print(path)

 chdir(True)
'''
