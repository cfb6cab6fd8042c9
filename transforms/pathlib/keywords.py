"""Keyword arguments of paths were removed in Python 3.14.

They have never been looked at. Python 3.12 warns of them, and 3.14 refuses them.
"""

deprecated = "3.12"
removed = "3.14"
reference = "whatsnew/3.14#pathlib"
native = "path_keywords"
words = ["Path", "PosixPath", "WindowsPath"]

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
