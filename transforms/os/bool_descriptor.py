"""A `bool` is no file descriptor.

`True` and `False` are taken as 1 and 0, which is hardly meant. Python warns of
it since 3.12. What is put in its place is the number.
"""

import os

deprecated = "3.12"
reference = "whatsnew/3.12#deprecated"


def before(path: bool):
    return os.chdir(path)


def after(path: bool):
    return os.chdir(int(path))


def before_stat(path: bool):
    return os.stat(path)


def after_stat(path: bool):
    return os.stat(int(path))


def before_listdir(path: bool):
    return os.listdir(path)


def after_listdir(path: bool):
    return os.listdir(int(path))


def before_fsync(fd: bool):
    return os.fsync(fd)


def after_fsync(fd: bool):
    return os.fsync(int(fd))


def before_fdopen(fd: bool, *args, **kwargs):
    return os.fdopen(fd, *args, **kwargs)


def after_fdopen(fd: bool, *args, **kwargs):
    return os.fdopen(int(fd), *args, **kwargs)


def before_open(file: bool, *args, **kwargs):
    return open(file, *args, **kwargs)


def after_open(file: bool, *args, **kwargs):
    return open(int(file), *args, **kwargs)


examples = '''
@@ the output or the errors
 import os

 def stream(errors: bool):
-    return os.fdopen(1 + errors, "w", closefd=False), os.stat(errors).st_mode
+    return os.fdopen(1 + errors, "w", closefd=False), os.stat(int(errors)).st_mode

 print(stream(True)[0].fileno())

@@ opened
 import sys

 loud = len(sys.argv) < 5
-print(open(loud, "w", closefd=False).fileno())
+print(open(int(loud), "w", closefd=False).fileno())

@@ numbers and paths
 import os

 print(os.fdopen(1, "w", closefd=False).fileno(), os.path.exists(os.devnull))
 os.chdir(".")
 os.stat(os.curdir)

@@ a function of one's own
 def chdir(path):
     print(path)

 chdir(True)
'''
