"""Keyword arguments of paths were removed in Python 3.14.

They have never been looked at. Python 3.12 warns of them, and 3.14 refuses them.
"""

from pathlib import Path, PosixPath, WindowsPath

deprecated = "3.12"
removed = "3.14"
reference = "whatsnew/3.14#pathlib"


def before(*pieces, **keywords: Some):
    """Leave the keywords out: they have never been looked at, and Python 3.14 refuses them."""
    return Path(*pieces, **keywords)


def before_posix(*pieces, **keywords: Some):
    """Leave the keywords out: they have never been looked at, and Python 3.14 refuses them."""
    return PosixPath(*pieces, **keywords)


def before_windows(*pieces, **keywords: Some):
    """Leave the keywords out: they have never been looked at, and Python 3.14 refuses them."""
    return WindowsPath(*pieces, **keywords)


examples = '''
@@ a keyword
 import pathlib as p

!print(p.Path("a", strict=True))

@@ pieces only
 from pathlib import Path

 print(Path("a", "b"))

@@ a subclass that takes some
 class Path:
     def __init__(self, *pieces, strict=False):
         self.pieces = pieces

 print(Path("a", strict=True).pieces)
'''
