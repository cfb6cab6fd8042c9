"""`tarfile.filemode()` was removed in Python 3.8.

The function has been in `stat` since Python 3.3.
"""

deprecated = "3.3"
available = "3.3"
removed = "3.8"
reference = "whatsnew/3.8#api-and-feature-removals"
moves = {"tarfile.filemode": "stat.filemode"}

examples = '''
@@ a mode as text
-import tarfile
+import stat

-print(tarfile.filemode(0o100644))
+print(stat.filemode(0o100644))

@@ imported by name, under another
-from tarfile import TarInfo, filemode as mode_of
+from stat import filemode as mode_of
+from tarfile import TarInfo

 print(mode_of(0o40755), TarInfo("a").name)

@@ the same names of another module
 import stat

 print(stat.filemode(stat.S_IFREG | 0o644))
'''
