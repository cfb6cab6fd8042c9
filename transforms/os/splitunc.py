"""`os.path.splitunc()` was removed in Python 3.7.

`splitdrive()` splits UNC paths too. It also splits the letter of a drive from the
path, where `splitunc()` gave an empty text.
"""

deprecated = "3.1"
available = "3.1"
removed = "3.7"
reference = "whatsnew/3.7#api-and-feature-removals"
safety = "suggested"

moves = {
    "os.path.splitunc": "os.path.splitdrive",
    "ntpath.splitunc": "ntpath.splitdrive",
}

examples = r'''
@@ through the module
 import ntpath
 import os

-print(ntpath.splitunc(r"\\host\share\file"))
+print(ntpath.splitdrive(r"\\host\share\file"))
 if os.name == "nt":
-    print(os.path.splitunc(r"\\host\share"))
+    print(os.path.splitdrive(r"\\host\share"))

@@ by name
-from ntpath import basename, splitunc
+from ntpath import basename, splitdrive

-print(splitunc(r"\\host\share\file"), basename("a"))
+print(splitdrive(r"\\host\share\file"), basename("a"))

@@ the new function
 import ntpath

 print(ntpath.splitdrive(r"\\host\share\file"))
'''
