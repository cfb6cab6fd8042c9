"""`relative_to()` of paths takes one path since Python 3.14.

Several pieces of a path used to be joined; Python 3.12 warns of that, and 3.14
refuses it. Now they are joined before.
"""

from pathlib import PurePath

deprecated = "3.12"
removed = "3.14"
reference = "whatsnew/3.14#pathlib"


def before(path: PurePath, first, second, *others):
    return path.relative_to(first, second, *others)


def after(path: PurePath, first, second, *others):
    return path.relative_to(type(path)(first, second, *others))


def before_is(path: PurePath, first, second, *others):
    return path.is_relative_to(first, second, *others)


def after_is(path: PurePath, first, second, *others):
    return path.is_relative_to(type(path)(first, second, *others))


examples = '''
@@ two and three pieces
 from pathlib import Path

 path = Path("/srv/app/static/a.css")
-print(path.relative_to("/srv", "app"), path.is_relative_to("/srv", "app", "static"))
+print(path.relative_to(type(path)("/srv", "app")), path.is_relative_to(type(path)("/srv", "app", "static")))

@@ the path is computed, and of another system
 import pathlib as p

-print(p.PureWindowsPath("C:\\\\srv\\\\app\\\\a").relative_to("C:\\\\", "SRV"))
+print((path := p.PureWindowsPath("C:\\\\srv\\\\app\\\\a")).relative_to(type(path)("C:\\\\", "SRV")))

@@ an annotated parameter
 from pathlib import PurePosixPath

 def name(path: PurePosixPath, root, app):
-    return path.relative_to(root, app).name
+    return path.relative_to(type(path)(root, app)).name

 print(name(PurePosixPath("/srv/app/a"), "/srv", "app"))

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
