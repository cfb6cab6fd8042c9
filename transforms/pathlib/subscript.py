"""`PurePath` and `Path` cannot be subscripted since Python 3.11.

In Python 3.9 and 3.10, they accept any subscript and return themselves.
"""

from pathlib import Path, PurePath

available = "3.4"
removed = "3.11"
reference = "whatsnew/3.11#pathlib"


def before(item):
    return PurePath[item]


def after(item):
    return PurePath


def before_path(item):
    return Path[item]


def after_path(item):
    return Path


examples = '''
@@ in annotations and a call
 from pathlib import Path, PurePath

-def name(path: Path[str]) -> str:
+def name(path: Path) -> str:
     return path.name

-print(name(PurePath[str]("a/b")))
+print(name(PurePath("a/b")))

@@ under another name
 from pathlib import PurePath as P

-print(list[P[bytes]].__args__[0] is P)
+print(list[P].__args__[0] is P)

@@ no subscript, and those of others
 from os import PathLike
 from pathlib import Path

 print(Path("a").parts[0], PathLike[str].__args__, list[Path].__args__ == (Path,))

@@ a class of one's own
 class Path:
     def __class_getitem__(cls, item):
         return item

 print(Path[str])
'''
