"""`plistlib.readPlist()` and its kin were removed in Python 3.9.

`load()` and `dump()` take binary files, where the old functions took the path of
a file as well.
`readPlist()` and `readPlistFromBytes()` wrapped binary values in
`plistlib.Data`, which is gone too: they are `bytes` now.
"""

import io
import pathlib
import plistlib

deprecated = "3.4"
available = "3.5"
removed = "3.9"
reference = "whatsnew/3.9#removed"
safety = "suggested"

moves = {"plistlib.writePlistToBytes": "plistlib.dumps"}


def before_path(pathOrFile: str):
    return plistlib.readPlist(pathOrFile)


def after_path(pathOrFile: str):
    return plistlib.loads(pathlib.Path(pathOrFile).read_bytes())


def before_file(pathOrFile: io.IOBase):
    return plistlib.readPlist(pathOrFile)


def after_file(pathOrFile: io.IOBase):
    return plistlib.load(pathOrFile)


def before():
    return plistlib.readPlist


def after():
    return read_plist


def before_bytes(data):
    return plistlib.readPlistFromBytes(data)


def after_bytes(data):
    return plistlib.loads(data)


def before_write_path(value, pathOrFile: str):
    plistlib.writePlist(value, pathOrFile)


def after_write_path(value, pathOrFile: str):
    with open(pathOrFile, "wb") as file:
        plistlib.dump(value, file)


def before_write_file(value, pathOrFile: io.IOBase):
    return plistlib.writePlist(value, pathOrFile)


def after_write_file(value, pathOrFile: io.IOBase):
    return plistlib.dump(value, pathOrFile)


def before_write():
    return plistlib.writePlist


def after_write():
    return write_plist


def read_plist(pathOrFile):
    if isinstance(pathOrFile, str):
        with open(pathOrFile, "rb") as file:
            return plistlib.load(file)
    return plistlib.load(pathOrFile)


def write_plist(value, pathOrFile):
    if isinstance(pathOrFile, str):
        with open(pathOrFile, "wb") as file:
            plistlib.dump(value, file)
    else:
        plistlib.dump(value, pathOrFile)


examples = '''
@@ paths
+import pathlib
 import plistlib

-plistlib.writePlist({"name": "spam"}, "a.plist")
+with open("a.plist", "wb") as file:
+    plistlib.dump({"name": "spam"}, file)
-print(plistlib.readPlist("a.plist")["name"])
+print(plistlib.loads(pathlib.Path("a.plist").read_bytes())["name"])

@@ binary files
 import io
 import plistlib

 stream = io.BytesIO()
-plistlib.writePlist(value=["spam"], pathOrFile=stream)
+plistlib.dump(["spam"], stream)
 stream.seek(0)
-print(plistlib.readPlist(stream))
+print(plistlib.load(stream))

@@ a path or a file
-from plistlib import readPlist
+import plistlib
+
+
+def read_plist(pathOrFile):
+    if isinstance(pathOrFile, str):
+        with open(pathOrFile, "rb") as file:
+            return plistlib.load(file)
+    return plistlib.load(pathOrFile)
+

-names = lambda source: list(readPlist(source))
+names = lambda source: list(read_plist(source))
 print("defined")

@@ bytes
 import plistlib
-from plistlib import readPlistFromBytes

-print(readPlistFromBytes(data=plistlib.writePlistToBytes({"a": 1}))["a"])
+print(plistlib.loads(plistlib.dumps({"a": 1}))["a"])

@@ the new functions where they exist
 import plistlib

 if hasattr(plistlib, "loads"):
     read = plistlib.loads
 else:
     read = plistlib.readPlistFromBytes
 print(callable(read))

@@ a function of one's own
 def readPlist(path):
     return {}

 print(readPlist("a.plist"))
'''
