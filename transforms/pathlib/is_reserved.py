"""`PurePath.is_reserved()` is removed in Python 3.15.

It is deprecated since Python 3.13, which has `os.path.isreserved()` instead, on
Windows only; `ntpath.isreserved()` is the same function on every system.
Names are reserved on Windows only: for a POSIX path the method returned `False`.
Python 3.13 made the method find what Windows reserves besides the old list, such as
names that end in a space or a dot; the function has been the same since.
"""

import ntpath
import os
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

deprecated = "3.13"
available = {"ntpath.isreserved": "3.13"}
removed = "3.15"
reference = "whatsnew/3.15#pathlib"


def before_posix(path: PurePosixPath):
    return path.is_reserved()


def after_posix(path):
    return False


def before_windows(path: PureWindowsPath):
    return path.is_reserved()


def after_windows(path):
    return ntpath.isreserved(path)


def before(path: Path):
    return path.is_reserved()


def after(path):
    return os.name == "nt" and ntpath.isreserved(path)


def before_any(path: PurePath):
    """Use `ntpath.isreserved(path)` for a path of Windows; other systems reserve no names."""
    return path.is_reserved()


examples = '''
@@ a path of Windows
 import ntpath
 import sys
 from pathlib import PureWindowsPath

 if sys.version_info >= (3, 13):
-    print(PureWindowsPath("C:/nul").is_reserved(), PureWindowsPath("C:/a").is_reserved())
+    print(ntpath.isreserved(PureWindowsPath("C:/nul")), ntpath.isreserved(PureWindowsPath("C:/a")))

@@ a path of this system, and one that is not of Windows
 import ntpath
 import os
 import sys
 from pathlib import Path as P, PurePosixPath

 if sys.version_info >= (3, 13):
     def reserved(path: P, other: PurePosixPath):
-        return path.is_reserved() or other.is_reserved()
+        return os.name == "nt" and ntpath.isreserved(path) or False

     print(reserved(P("nul"), PurePosixPath("nul")))

@@ an older Python must run it
+import ntpath
+import sys
 from pathlib import PureWindowsPath

-print(PureWindowsPath("C:/nul").is_reserved())
+print(ntpath.isreserved(PureWindowsPath("C:/nul")) if sys.version_info >= (3, 13) else PureWindowsPath("C:/nul").is_reserved())

@@ any kind of path
 from pathlib import PurePath

 def reserved(path: PurePath):
!    return path.is_reserved()

@@ a class of one's own
 class Seat:
     def is_reserved(self):
         return True

 print(Seat().is_reserved())
'''
