"""Text files are UTF-8 by default since Python 3.15.

Before, `open()` without `encoding` used the encoding of the locale, which is another one on Windows
and with some settings of Linux.
`encoding="utf-8"` reads and writes the same bytes on every system and every Python.
`python -X warn_default_encoding` shows such calls at run time.
"""

import io

removed = "3.15"
reference = "whatsnew/3.15#whatsnew315-utf8-default"
safety = "suggested"
opt_in = True
alternatives = {
    "utf8": "reads and writes UTF-8, as Python 3.15 does.",
    "locale": "keeps the encoding of the locale, as older Pythons do; from Python 3.10 on.",
}


def before(file, buffering=..., errors=..., newline=...):
    return open(file, buffering=buffering, errors=errors, newline=newline)


def after(file, buffering=..., errors=..., newline=...):
    return open(file, buffering=buffering, encoding="utf-8", errors=errors, newline=newline)


def locale(file, buffering=..., errors=..., newline=...):
    return open(file, buffering=buffering, encoding="locale", errors=errors, newline=newline)


def before_mode(file, mode: Text[r"^[rwaxt+]+$"], buffering=..., errors=..., newline=...):
    return open(file, mode, buffering, errors=errors, newline=newline)


def after_mode(file, mode, buffering=..., errors=..., newline=...):
    return open(file, mode, buffering, encoding="utf-8", errors=errors, newline=newline)


def locale_mode(file, mode, buffering=..., errors=..., newline=...):
    return open(file, mode, buffering, encoding="locale", errors=errors, newline=newline)


def before_io(file, mode: Text[r"^[rwaxt+]+$"], buffering=..., errors=..., newline=...):
    return io.open(file, mode, buffering, errors=errors, newline=newline)


def after_io(file, mode, buffering=..., errors=..., newline=...):
    return io.open(file, mode, buffering, encoding="utf-8", errors=errors, newline=newline)


def locale_io(file, mode, buffering=..., errors=..., newline=...):
    return io.open(file, mode, buffering, encoding="locale", errors=errors, newline=newline)


examples = '''
@@ without a mode, and with one
-with open("/dev/null") as file:
+with open("/dev/null", encoding="utf-8") as file:
     print(file.read())
-print(open("/dev/null", "w", 1).write("a"), open("/dev/null", mode="a", newline="").write("b"))
+print(open("/dev/null", "w", 1, encoding="utf-8").write("a"), open("/dev/null", mode="a", encoding="utf-8", newline="").write("b"))

@@ through the module
 import io

-print(io.open("/dev/null", "r", errors="replace").read())
+print(io.open("/dev/null", "r", encoding="utf-8", errors="replace").read())

@@ bytes, a mode that is not known, and an encoding
 import gzip

 def read(path, mode):
     return open(path, mode), open(path, "rb"), gzip.open(path)

 print(open("/dev/null", encoding="ascii").read(), open("/dev/null", "r", -1, "ascii").read())

@@ another function of that name
 class Box:
     def open(self, name):
         return name

 print(Box().open("a"))
'''
