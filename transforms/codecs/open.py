"""`codecs.open()` is deprecated since Python 3.14.

The built-in `open()` replaces it. It is written as `io.open()`, because a module that
uses `codecs` may have an `open()` of its own. The third argument of `codecs.open()` is the
encoding, that of `open()` the size of the buffer.
`codecs.open()` reads and writes bytes and leaves line ends alone, as `newline=""`
does; the alternative `newlines` translates them, as text files usually do.
Lines that are read end at `\\n`, `\\r` and `\\r\\n` only, where `codecs.open()` also
ends them at form feeds, `\\x85`, `\\u2028` and the like. `seek()` accepts only what
`tell()` returned.
No removal is announced.
"""

import codecs
import io
from typing import Literal

deprecated = "3.14"
available = "3.0"
reference = "whatsnew/3.14#codecs"
safety = "suggested"
alternatives = {
    "exact": "line ends are read and written as they are, as before.",
    "newlines": "line ends are translated, as is usual for text files.",
}


def before_bytes(filename, encoding: Literal["hex", "hex_codec", "base64", "base64_codec", "bz2", "bz2_codec", "zlib", "zlib_codec", "quopri", "quopri_codec", "uu", "uu_codec", "rot13", "rot_13"], mode=..., errors=..., buffering=...):
    """Use `open()`, with `encoding=encoding, newline=""` and a mode without `b`; for codecs that are no text encodings, call `codecs.decode()` or `codecs.encode()` on the bytes."""
    return codecs.open(filename, mode, encoding, errors, buffering)


def before_none(filename, encoding: Literal[None], mode=..., errors=..., buffering=...):
    return codecs.open(filename, mode, encoding, errors, buffering)


def after_none(filename, encoding, mode=..., errors=..., buffering=...):
    return io.open(filename, mode, buffering=buffering)


def before_unbuffered(filename, encoding, buffering: Literal[0], mode=..., errors=...):
    """Text files of `open()` have a buffer: use `io.TextIOWrapper(open(filename, "wb", 0), encoding, write_through=True)`."""
    return codecs.open(filename, mode, encoding, errors, buffering)


def before_read(filename, mode: Literal["rb", "U", "rU", "Ur", "rbU", "rUb", "br"], encoding, errors=..., buffering=...):
    return codecs.open(filename, mode, encoding, errors, buffering)


def after_read(filename, mode, encoding, errors=..., buffering=...):
    return io.open(filename, buffering=buffering, encoding=encoding, errors=errors, newline="")


def newlines_read(filename, mode, encoding, errors=..., buffering=...):
    return io.open(filename, buffering=buffering, encoding=encoding, errors=errors)


def before_write(filename, mode: Literal["wb", "bw"], encoding, errors=..., buffering=...):
    return codecs.open(filename, mode, encoding, errors, buffering)


def after_write(filename, mode, encoding, errors=..., buffering=...):
    return io.open(filename, "w", buffering=buffering, encoding=encoding, errors=errors, newline="")


def newlines_write(filename, mode, encoding, errors=..., buffering=...):
    return io.open(filename, "w", buffering=buffering, encoding=encoding, errors=errors)


def before_append(filename, mode: Literal["ab", "ba"], encoding, errors=..., buffering=...):
    return codecs.open(filename, mode, encoding, errors, buffering)


def after_append(filename, mode, encoding, errors=..., buffering=...):
    return io.open(filename, "a", buffering=buffering, encoding=encoding, errors=errors, newline="")


def newlines_append(filename, mode, encoding, errors=..., buffering=...):
    return io.open(filename, "a", buffering=buffering, encoding=encoding, errors=errors)


def before_default(filename, encoding, errors=..., buffering=...):
    return codecs.open(filename, encoding=encoding, errors=errors, buffering=buffering)


def after_default(filename, encoding, errors=..., buffering=...):
    return io.open(filename, encoding=encoding, errors=errors, buffering=buffering, newline="")


def newlines_default(filename, encoding, errors=..., buffering=...):
    return io.open(filename, encoding=encoding, errors=errors, buffering=buffering)


def before(filename, mode: Literal["r", "w", "a", "x", "r+", "w+", "a+"], encoding, errors=..., buffering=...):
    return codecs.open(filename, mode, encoding, errors, buffering)


def after(filename, mode, encoding, errors=..., buffering=...):
    return io.open(filename, mode, encoding=encoding, errors=errors, buffering=buffering, newline="")


def newlines(filename, mode, encoding, errors=..., buffering=...):
    return io.open(filename, mode, encoding=encoding, errors=errors, buffering=buffering)


def before_mode(filename, mode, encoding, errors=..., buffering=...):
    """Use `open(filename, mode, encoding=encoding, newline="")`, with a mode without `b`."""
    return codecs.open(filename, mode, encoding, errors, buffering)


def before_errors(filename, errors, mode=..., buffering=...):
    """Without an encoding, `errors` has no effect: use `open()`, with an encoding if one was meant."""
    return codecs.open(filename, mode, errors=errors, buffering=buffering)


def before_plain(filename, mode=..., buffering=...):
    return codecs.open(filename, mode, buffering=buffering)


def after_plain(filename, mode=..., buffering=...):
    return io.open(filename, mode, buffering=buffering)


examples = r'''
@@ written and read
 import codecs
+import io
 import tempfile
 from os import path

 with tempfile.TemporaryDirectory() as folder:
     name = path.join(folder, "a.txt")
-    with codecs.open(name, "w", "utf-8") as stream:
+    with io.open(name, "w", encoding="utf-8", newline="") as stream:
         stream.write("caf\u00e9\r\nb\n")
-    with codecs.open(name, encoding="ascii", errors="ignore") as stream:
+    with io.open(name, encoding="ascii", errors="ignore", newline="") as stream:
         print(repr(stream.read()))
-    print(codecs.open(name, "r", "utf-8", "strict").readlines())
+    print(io.open(name, "r", encoding="utf-8", errors="strict", newline="").readlines())
 print(codecs.encode("a", "rot13"))

@@ modes with a letter that changes nothing
-import codecs
+import io
 import tempfile
 from os import path

 with tempfile.TemporaryDirectory() as folder:
     name = path.join(folder, "a.txt")
-    codecs.open(name, mode="wb", encoding="utf-8").write("a\n")
-    codecs.open(name, "ab", "utf-8").write("b\n")
-    print(codecs.open(name, "rb", "utf-8").read())
+    io.open(name, "w", encoding="utf-8", newline="").write("a\n")
+    io.open(name, "a", encoding="utf-8", newline="").write("b\n")
+    print(io.open(name, encoding="utf-8", newline="").read())

@@ imported by name, under another, without an encoding
-from codecs import open as open_text
+from io import open as open_text
 import os

 print(open_text(os.devnull).read(), open_text(os.devnull, "rb").read())

@@ it hides the built-in function
-from codecs import open
+import io
 import os

-with open(os.devnull, "w", "utf-8") as stream:
+with io.open(os.devnull, "w", encoding="utf-8", newline="") as stream:
     stream.write("a")

@@ what is not known, and what is no text
 import codecs

 def write(name, mode):
!    codecs.open(name, mode, "utf-8")
!    codecs.open(name, "r", "hex")
!    codecs.open(name, "r", errors="ignore")
!    codecs.open(name, "w", "utf-8", buffering=0)
!    codecs.open(name, "w", "utf-8", "strict", 0)

@@ as a value, and with arguments that are not visible
 import codecs

!opener = codecs.open
 def read(*arguments):
!    return codecs.open(*arguments)

@@ without an encoding
-import codecs
+import io
 import os

-print(codecs.open(os.devnull, "r", None).read(), codecs.open(os.devnull, encoding=None).read())
+print(io.open(os.devnull, "r").read(), io.open(os.devnull).read())

@@ other functions of that name
 import codecs
 import io

 def read(path):
     return io.open(path, encoding="utf-8"), open(path, "r", 1), codecs.decode(b"a", "utf-8")

@@ a method of one's own
 class codecs:
     @staticmethod
     def open(name, mode, encoding):
         return encoding

 print(codecs.open("a", "r", "utf-8"))

@@ only Python 2 imports it; the others have the builtin
 import sys

 if sys.version_info[0] < 3:
     from codecs import open

 def write(name):
     with open(name, "w", encoding="utf-8") as file:
         file.write(name)
'''
