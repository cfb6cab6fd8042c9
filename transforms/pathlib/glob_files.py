"""`Path.glob("**")` also returns files since Python 3.13.

A pattern that ends in `**` returned folders only. With a slash behind it, it
returns folders only on every Python.
"""

from pathlib import Path
from typing import Literal

available = "3.4"
removed = "3.13"
reference = "whatsnew/3.13#pathlib"


def before(path: Path, pattern: Literal["**"]):
    return path.glob(pattern)


def after(path, pattern):
    return path.glob("**/")


def before_below(path: Path, pattern: Literal["**"]):
    return path.rglob(pattern)


def after_below(path, pattern):
    return path.rglob("**/")


def before_longer(path: Path, pattern: Text[r"/\*\*$"]):
    """End the pattern in `**/` for folders only, or in `**/*` for files and folders on every Python."""
    return path.glob(pattern)


def before_below_longer(path: Path, pattern: Text[r"/\*\*$"]):
    """End the pattern in `**/` for folders only, or in `**/*` for files and folders on every Python."""
    return path.rglob(pattern)


examples = '''
@@ all folders
 import tempfile
 from pathlib import Path

 with tempfile.TemporaryDirectory() as folder:
     Path(folder, "sub").mkdir()
     Path(folder, "file").touch()
-    print(sorted(path.name == "sub" for path in Path(folder).glob("**")))
-    print(sorted(path.name == "sub" for path in Path(folder).rglob("**")))
+    print(sorted(path.name == "sub" for path in Path(folder).glob("**/")))
+    print(sorted(path.name == "sub" for path in Path(folder).rglob("**/")))

@@ a longer pattern
 import pathlib as p

!print(list(p.Path("no such folder").glob("a/**")))

@@ files too, and folders only
 from pathlib import Path

 path = Path("no such folder")
 print(list(path.glob("**/*")), list(path.glob("**/")), list(path.rglob("*")))

@@ another glob
 import glob

 print(glob.glob("no such folder/**"))
'''
