"""`PurePath.as_uri()` is deprecated since Python 3.14.

Only `Path` keeps the method; it is removed from the pure paths in Python 3.19.
A `Path` is a path of the system on which the program runs, so a pure path of the
other system has no replacement.
"""

from pathlib import Path, PurePosixPath, PureWindowsPath

deprecated = "3.14"
available = "3.4"
reference = "whatsnew/3.14#pathlib"
safety = "suggested"


def before(path: PurePosixPath):
    return path.as_uri()


def after(path):
    return Path(path).as_uri()


def before_windows(path: PureWindowsPath):
    return path.as_uri()


def after_windows(path):
    return Path(path).as_uri()


examples = '''
@@ a pure path
-from pathlib import PurePosixPath
+from pathlib import Path, PurePosixPath

-print(PurePosixPath("/srv/a b").as_uri())
+print(Path(PurePosixPath("/srv/a b")).as_uri())

@@ a path of the system
 from pathlib import Path

 print(Path("/srv/a b").as_uri())

@@ a class of one's own
 class Resource:
     def as_uri(self):
         return "urn:a"

 print(Resource().as_uri())
'''
