"""`PurePath.as_uri()` is deprecated since Python 3.14.

Only `Path` keeps the method; it is removed from the pure paths in Python 3.19.
A `Path` is a path of the system on which the program runs, so a pure path of the
other system has no replacement.
"""

from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

deprecated = "3.14"
available = "3.4"
reference = "whatsnew/3.14#pathlib"
safety = "suggested"


def before(*pieces):
    return PurePath(*pieces).as_uri()


def after(*pieces):
    return Path(*pieces).as_uri()


def before_posix(*pieces):
    return PurePosixPath(*pieces).as_uri()


def after_posix(*pieces):
    return Path(*pieces).as_uri()


def before_windows(*pieces):
    return PureWindowsPath(*pieces).as_uri()


def after_windows(*pieces):
    return Path(*pieces).as_uri()


examples = '''
@@ pure paths
-from pathlib import PurePath, PurePosixPath
+from pathlib import Path

-print(PurePosixPath("/srv/a b").as_uri(), PurePath("/srv", "a").as_uri())
+print(Path("/srv/a b").as_uri(), Path("/srv", "a").as_uri())

@@ under another name
-from pathlib import PureWindowsPath as P
+from pathlib import Path as P

 def link(name):
     return P("C:/", name).as_uri()

@@ a path of the system
 from pathlib import Path

 print(Path("/srv/a b").as_uri(), Path.cwd().as_uri()[:8])

@@ a class of one's own
 class PurePath:
     def as_uri(self):
         return "urn:a"

 print(PurePath().as_uri())
'''
