"""`ZipFile.open()` no longer has the mode `"U"`.

Python 3.4 deprecated `"U"` and `"rU"`, and Python 3.6 removed them. They translated line ends of
the bytes that are read.
A `TextIOWrapper` translates line ends too, but decodes the bytes.
"""

import io
from zipfile import ZipFile

deprecated = "3.4"
removed = "3.6"
reference = "whatsnew/3.6#changes-in-the-python-api"
safety = "suggested"
alternatives = {
    "bytes": "reads bytes, with the line ends of the archive.",
    "text": "reads text in UTF-8, with line ends translated.",
}


def before(archive: ZipFile, name, mode: Text["^(U|rU|Ur)$"], pwd=...):
    return archive.open(name, mode, pwd)


def after(archive: ZipFile, name, mode, pwd=...):
    return archive.open(name, "r", pwd)


def text(archive: ZipFile, name, mode, pwd=...):
    return io.TextIOWrapper(archive.open(name, "r", pwd), encoding="utf-8")


examples = '''
@@ an archive that is opened here
 import zipfile

 with zipfile.ZipFile("a.zip") as archive:
-    for line in archive.open("a.csv", "rU"):
+    for line in archive.open("a.csv", "r"):
         print(line)
-    print(archive.open(mode="U", name="a.csv", pwd=b"x").read())
+    print(archive.open("a.csv", "r", b"x").read())

@@ an annotated archive
 from zipfile import ZipFile as Archive

 def read(archive: Archive):
-    return archive.open("a.csv", 'U').read()
+    return archive.open("a.csv", "r").read()

@@ other modes and other files
 import zipfile

 def read(archive: zipfile.ZipFile, path):
     return archive.open("a.csv", "r").read(), archive.open("a.csv").read(), path.open("rU")
'''
