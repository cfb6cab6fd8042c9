"""The modes of files were removed from `tarfile` in Python 3.4.

`tarfile.S_IFREG` and its like were not documented. They are in `stat`.
"""

available = "3.0"
removed = "3.4"
reference = "whatsnew/3.4#tarfile"
moves = {
    "tarfile.S_IFBLK": "stat.S_IFBLK",
    "tarfile.S_IFCHR": "stat.S_IFCHR",
    "tarfile.S_IFDIR": "stat.S_IFDIR",
    "tarfile.S_IFIFO": "stat.S_IFIFO",
    "tarfile.S_IFLNK": "stat.S_IFLNK",
    "tarfile.S_IFREG": "stat.S_IFREG",
}

examples = '''
@@ through the module
+import stat
 import tarfile

 def is_file(mode):
-    return tarfile.S_IFREG == mode & 0o170000, tarfile.REGTYPE
+    return stat.S_IFREG == mode & 0o170000, tarfile.REGTYPE

@@ imported by name, under another
-from tarfile import S_IFDIR as FOLDER, S_IFREG
+from stat import S_IFDIR as FOLDER, S_IFREG

 print(FOLDER | S_IFREG)

@@ the same names of another module
 import stat
 import tarfile

 print(stat.S_IFREG, tarfile.REGTYPE)
'''
