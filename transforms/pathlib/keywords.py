"""Keyword arguments of paths were removed in Python 3.14.

Paths ignored them. Python 3.12 warns of them, and 3.14 raises `TypeError`.
"""

from pathlib import Path, PosixPath, WindowsPath

deprecated = "3.12"
available = "3.4"
removed = "3.14"
reference = "whatsnew/3.14#pathlib"


def before(*pieces, **keywords: Some):
    return Path(*pieces, **keywords)


def after(*pieces, **keywords: Some):
    return Path(*pieces)


def before_posix(*pieces, **keywords: Some):
    return PosixPath(*pieces, **keywords)


def after_posix(*pieces, **keywords: Some):
    return PosixPath(*pieces)


def before_windows(*pieces, **keywords: Some):
    return WindowsPath(*pieces, **keywords)


def after_windows(*pieces, **keywords: Some):
    return WindowsPath(*pieces)


examples = '''
@@ a keyword
 import pathlib as p

-print(p.Path("a", strict=True), p.PosixPath("b", c=None))
+print(p.Path("a"), p.PosixPath("b"))

@@ pieces only
 from pathlib import Path

 print(Path("a", "b"))

@@ what is computed
 from pathlib import Path

 def path(options):
!    return Path("a", strict=options.pop("strict")), Path("b", **options)

@@ a class that takes some
 class Path:
     def __init__(self, *pieces, strict=False):
         self.pieces = pieces

 print(Path("a", strict=True).pieces)
'''
