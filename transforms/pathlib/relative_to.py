"""`relative_to()` of paths takes one path since Python 3.14.

Several arguments were joined to one path. Python 3.12 warns of them, and 3.14 raises
`TypeError`. They are now joined explicitly, by a class of the library, because a subclass
may have a constructor of its own.
"""

from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

deprecated = "3.12"
removed = "3.14"
reference = "whatsnew/3.14#pathlib"


def before_posix(path: PurePosixPath, first, second, *others):
    return path.relative_to(first, second, *others)


def after_posix(path: PurePosixPath, first, second, *others):
    return path.relative_to(PurePosixPath(first, second, *others))


def before_is_posix(path: PurePosixPath, first, second, *others):
    return path.is_relative_to(first, second, *others)


def after_is_posix(path: PurePosixPath, first, second, *others):
    return path.is_relative_to(PurePosixPath(first, second, *others))


def before_windows(path: PureWindowsPath, first, second, *others):
    return path.relative_to(first, second, *others)


def after_windows(path: PureWindowsPath, first, second, *others):
    return path.relative_to(PureWindowsPath(first, second, *others))


def before_is_windows(path: PureWindowsPath, first, second, *others):
    return path.is_relative_to(first, second, *others)


def after_is_windows(path: PureWindowsPath, first, second, *others):
    return path.is_relative_to(PureWindowsPath(first, second, *others))


def before(path: Path, first, second, *others):
    return path.relative_to(first, second, *others)


def after(path: Path, first, second, *others):
    return path.relative_to(PurePath(first, second, *others))


def before_is(path: Path, first, second, *others):
    return path.is_relative_to(first, second, *others)


def after_is(path: Path, first, second, *others):
    return path.is_relative_to(PurePath(first, second, *others))


def before_any(path: PurePath, first, second, *others):
    """Join the pieces before, by the class that the path is of: `PurePosixPath` or `PureWindowsPath`."""
    return path.relative_to(first, second, *others)


def before_any_is(path: PurePath, first, second, *others):
    """Join the pieces before, by the class that the path is of: `PurePosixPath` or `PureWindowsPath`."""
    return path.is_relative_to(first, second, *others)


examples = '''
@@ two and three pieces
-from pathlib import Path
+from pathlib import Path, PurePath

 path = Path("/srv/app/static/a.css")
-print(path.relative_to("/srv", "app"), path.is_relative_to("/srv", "app", "static"))
+print(path.relative_to(PurePath("/srv", "app")), path.is_relative_to(PurePath("/srv", "app", "static")))

@@ the path is computed, and of another system
 import pathlib as p

-print(p.PureWindowsPath("C:\\\\srv\\\\app\\\\a").relative_to("C:\\\\", "SRV"))
+print(p.PureWindowsPath("C:\\\\srv\\\\app\\\\a").relative_to(p.PureWindowsPath("C:\\\\", "SRV")))

@@ an annotated parameter
 from pathlib import PurePosixPath

 def name(path: PurePosixPath, root, app):
-    return path.relative_to(root, app).name
+    return path.relative_to(PurePosixPath(root, app)).name

 print(name(PurePosixPath("/srv/app/a"), "/srv", "app"))

@@ a subclass with a constructor of its own
 from pathlib import PurePosixPath

 class Rooted(PurePosixPath):
     def __new__(cls, root, *pieces):
         return super().__new__(cls, root, *pieces)

     def below(self, app):
-        return self.relative_to("/srv", app)
+        return self.relative_to(PurePosixPath("/srv", app))

@@ any kind of path
 from pathlib import PurePath

 def name(path: PurePath, root, app):
!    return path.relative_to(root, app).name

@@ one path
 from pathlib import Path

 path = Path("/srv/app/a.css")
 print(path.relative_to("/srv"), path.is_relative_to(Path("/srv", "app")))

@@ a class of one's own
 class Version:
     def relative_to(self, major, minor):
         return major + minor

 print(Version().relative_to(3, 12))

@@ for an older Python only
 import sys
 from pathlib import Path

 if sys.version_info < (3, 12):
     print(Path("/srv/app/a").relative_to("/srv", "app").name)
 else:
     print(Path("/srv/app/a").relative_to(Path("/srv", "app")).name)
'''
