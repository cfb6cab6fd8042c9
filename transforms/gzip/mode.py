"""`GzipFile.mode` is a string since Python 3.13.

It was the number 1 for a file that is read and 2 for one that is written; now it is `"rb"` or
`"wb"`. A comparison that accepts both works on every Python.
The constants `gzip.READ` and `gzip.WRITE` changed with it.
"""

from gzip import GzipFile

removed = "3.13"
reference = "whatsnew/3.13#changes-in-the-python-api"


def before(file: GzipFile):
    return file.mode == 1


def after(file: GzipFile):
    return file.mode in (1, "rb")


def before_not(file: GzipFile):
    return file.mode != 1


def after_not(file: GzipFile):
    return file.mode not in (1, "rb")


def before_write(file: GzipFile):
    return file.mode == 2


def after_write(file: GzipFile):
    return file.mode in (2, "wb")


def before_not_write(file: GzipFile):
    return file.mode != 2


def after_not_write(file: GzipFile):
    return file.mode not in (2, "wb")


examples = '''
@@ files that are opened here
 import gzip
 import io

 file = gzip.GzipFile(fileobj=io.BytesIO(), mode="wb")
-print(file.mode == 2, file.mode != 2, file.mode == 1)
+print(file.mode in (2, "wb"), file.mode not in (2, "wb"), file.mode in (1, "rb"))
 file.close()

@@ an annotated parameter
 from gzip import GzipFile

 def is_read(file: GzipFile):
-    if file.mode != 1:
+    if file.mode not in (1, "rb"):
         raise ValueError("not read")
     return True

@@ the constants, and another class
 import gzip
 import io

 class File:
     mode = 1

 file = gzip.GzipFile(fileobj=io.BytesIO(), mode="rb")
 print(File().mode == 1, file.mode == gzip.READ, file.mode in (1, "rb"))
'''
