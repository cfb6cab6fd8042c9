"""`ntpath.splitunc()` was removed in Python 3.7.

`splitdrive()` also splits UNC paths since Python 2.7.8.
For a path with a drive letter it returns the letter, where `splitunc()` returned an empty string.
"""

import ntpath
import os

deprecated = "3.1"
available = "3.1"
removed = "3.7"
reference = "whatsnew/3.7#api-and-feature-removals"
safety = "suggested"
moves = {"ntpath.splitunc": "ntpath.splitdrive"}


def before(path):
    return os.path.splitunc(path)


def after(path):
    return os.path.splitdrive(path)


examples = r'''
@@ through the module
 import ntpath

-print(ntpath.splitunc(r"\\host\share\a"))
+print(ntpath.splitdrive(r"\\host\share\a"))

@@ imported by name, and of the current system
 import os.path
-from ntpath import splitunc
+from ntpath import splitdrive

 def mount(path):
-    return splitunc(path)[0] or os.path.splitunc(path)[0]
+    return splitdrive(path)[0] or os.path.splitdrive(path)[0]

@@ another function of that name
 def splitunc(path):
     return path.split(":")

 print(splitunc("a:b"))
'''
