"""Text files are UTF-8 by default since Python 3.15.

Before, the methods of `Path` without `encoding` used the encoding of the locale, which is another
one on Windows and with some settings of Linux.
`encoding="utf-8"` reads and writes the same bytes on every system and every Python.
"""

from pathlib import Path

removed = "3.15"
reference = "whatsnew/3.15#whatsnew315-utf8-default"
safety = "suggested"
opt_in = True
alternatives = {
    "utf8": "reads and writes UTF-8, as Python 3.15 does.",
    "locale": "keeps the encoding of the locale, as older Pythons do; from Python 3.10 on.",
}


def before_read(path: Path):
    return path.read_text()


def after_read(path: Path):
    return path.read_text(encoding="utf-8")


def locale_read(path: Path):
    return path.read_text(encoding="locale")


def before_write(path: Path, data):
    return path.write_text(data)


def after_write(path: Path, data):
    return path.write_text(data, encoding="utf-8")


def locale_write(path: Path, data):
    return path.write_text(data, encoding="locale")


def before_open(path: Path, mode: Text[r"^[rwaxt+]+$"]):
    return path.open(mode)


def after_open(path: Path, mode):
    return path.open(mode, encoding="utf-8")


def locale_open(path: Path, mode):
    return path.open(mode, encoding="locale")


def before_open_read(path: Path):
    return path.open()


def after_open_read(path: Path):
    return path.open(encoding="utf-8")


def locale_open_read(path: Path):
    return path.open(encoding="locale")


examples = '''
@@ whole files
 from pathlib import Path

 path = Path("/dev/null")
-print(path.read_text(), Path("/dev/null").write_text("a"))
+print(path.read_text(encoding="utf-8"), Path("/dev/null").write_text("a", encoding="utf-8"))

@@ opened, and an annotated parameter
 import pathlib

 def load(path: pathlib.Path):
-    with path.open() as file, path.open("a") as log:
+    with path.open(encoding="utf-8") as file, path.open("a", encoding="utf-8") as log:
         return file.read(), log.closed

 print(load(pathlib.Path("/dev/null")))

@@ bytes, an encoding, and other objects
 from pathlib import Path

 def load(box, path: Path, mode):
     return box.open(), path.open("rb"), path.open(mode), path.read_text("ascii"), path.read_bytes()

 print(Path("/dev/null").read_text(encoding="ascii"))
'''
