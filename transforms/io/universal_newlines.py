"""The mode `U` of `open()` was removed in Python 3.11.

Universal newlines are the default of text mode since Python 3.0, so that the
letter has had no effect.
"""

import codecs
import io
import os
from argparse import FileType
from pathlib import Path

deprecated = "3.4"
available = "3.0"
removed = "3.11"
reference = "whatsnew/3.11#removed"


def before(file, mode: Text["^[rt]*U[rt]*$"], buffering=..., encoding=..., errors=..., newline=..., **options):
    return open(file, mode, buffering, encoding, errors, newline, **options)


def after(file, mode, buffering=..., encoding=..., errors=..., newline=..., **options):
    return open(
        file, mode := "r", buffering := buffering, encoding := encoding, errors := errors, newline := newline, **options
    )


def before_binary(file, mode: Text["^[rb]*(?:bU|Ub|brU|Urb)[rb]*$"], buffering=..., **options):
    return open(file, mode, buffering, **options)


def after_binary(file, mode, buffering=..., **options):
    return open(file, mode := "rb", buffering := buffering, **options)


def before_io(file, mode: Text["^[rt]*U[rt]*$"], *arguments, **options):
    return io.open(file, mode, *arguments, **options)


def after_io(file, mode, *arguments, **options):
    return io.open(file, mode := "r", *arguments, **options)


def before_io_binary(file, mode: Text["^[rb]*(?:bU|Ub|brU|Urb)[rb]*$"], buffering=..., **options):
    return io.open(file, mode, buffering, **options)


def after_io_binary(file, mode, buffering=..., **options):
    return io.open(file, mode := "rb", buffering := buffering, **options)


def before_path(path: Path, mode: Text["^[rt]*U[rt]*$"], buffering=..., encoding=..., errors=..., newline=...):
    return path.open(mode, buffering, encoding, errors, newline)


def after_path(path: Path, mode, buffering=..., encoding=..., errors=..., newline=...):
    return path.open(mode := "r", buffering := buffering, encoding := encoding, errors := errors, newline := newline)


def before_descriptor(fd, mode: Text["^[rt]*U[rt]*$"], buffering=..., encoding=..., **options):
    return os.fdopen(fd, mode, buffering, encoding, **options)


def after_descriptor(fd, mode, buffering=..., encoding=..., **options):
    return os.fdopen(fd, mode := "r", buffering := buffering, encoding := encoding, **options)


def before_codecs(filename, mode: Text["^r?Ur?$"], encoding=..., errors=..., buffering=...):
    return codecs.open(filename, mode, encoding, errors, buffering)


def after_codecs(filename, mode, encoding=..., errors=..., buffering=...):
    return codecs.open(filename, mode := "r", encoding := encoding, errors := errors, buffering := buffering)


def before_codecs_binary(filename, mode: Text["^[rb]*(?:bU|Ub|brU|Urb)[rb]*$"], encoding=..., **options):
    return codecs.open(filename, mode, encoding, **options)


def after_codecs_binary(filename, mode, encoding=..., **options):
    return codecs.open(filename, mode := "rb", encoding := encoding, **options)


def before_argument(mode: Text["^[rt]*U[rt]*$"], bufsize=..., encoding=..., errors=...):
    return FileType(mode, bufsize, encoding, errors)


def after_argument(mode, bufsize=..., encoding=..., errors=...):
    return FileType(mode := "r", bufsize := bufsize, encoding := encoding, errors := errors)


examples = r'''
@@ the built-in function
-for line in open("example.py", "U"):
+for line in open("example.py", "r"):
     print(line[:9])
     break
-with open("example.py", mode="rU", encoding="utf-8") as file:
+with open("example.py", mode="r", encoding="utf-8") as file:
     print(file.readline()[:9])
-open("example.py", "rtU", -1, "utf-8").close()
+open("example.py", "r", -1, "utf-8").close()

@@ binary files
-with open("example.py", "rbU") as file, open("example.py", "Urb", 0):
+with open("example.py", "rb") as file, open("example.py", "rb", 0):
     print(len(file.readline()) > 5)

@@ io, and open under another name
 import io
 from io import open as read

-io.open("example.py", "rU", newline="").close()
-io.open("example.py", mode="rbU").close()
+io.open("example.py", "r", newline="").close()
+io.open("example.py", mode="rb").close()
-read("example.py", 'Ur').close()
+read("example.py", "r").close()
 print("read")

@@ paths and descriptors
 import os
 from pathlib import Path

 path = Path("example.py")
-with path.open("rU") as file, Path("example.py").open(mode="U", encoding="utf-8"):
+with path.open("r") as file, Path("example.py").open(mode="r", encoding="utf-8"):
     print(len(file.read()) > 5)
-os.fdopen(os.open("example.py", os.O_RDONLY), "rU").close()
+os.fdopen(os.open("example.py", os.O_RDONLY), "r").close()

@@ codecs
 import codecs

 def read(path):
-    with codecs.open(path, "rU", "utf-8") as file, codecs.open(path, "rbU", encoding="utf-8"):
+    with codecs.open(path, "r", "utf-8") as file, codecs.open(path, "rb", encoding="utf-8"):
         return file.read()

 print("defined")

@@ an argument of a program
 import argparse

 parser = argparse.ArgumentParser()
-parser.add_argument("file", type=argparse.FileType("rU"))
+parser.add_argument("file", type=argparse.FileType("r"))
 print(parser.parse_args(["example.py"]).file.mode[:1])

@@ other modes
 open("example.py", "r").close()
 with open("example.py", encoding="U8") as file:
     print(file.mode)

@@ a method of an unknown object
 def read(archive, name):
     return archive.open(name, "rU")

@@ a method of one's own
 class Archive:
     def open(self, name, mode):
         return mode

 print(Archive().open("example.py", "rU"))
'''
