"""`distutils.file_util` was removed in Python 3.12.

`distutils` went away in Python 3.12. `copy_file()` is `shutil.copy2()`; where
its result is used, or it is given options that `copy2()` lacks, and for
`move_file()` and `write_file()`, a function that does the same is put into the
module.

What differs: errors are those of the system (`OSError`, `shutil.Error`), and no
`DistutilsFileError`; nothing is told to the log; `copy2()` writes into a file
that is there, and through a link, where the old function put a new file in its
place, and it copies extended attributes as well.
"""

import distutils.file_util
import os
import shutil

deprecated = "3.10"
available = "3.3"
removed = "3.12"
reference = "whatsnew/3.12#distutils"
safety = "suggested"
raises = {"distutils.errors.DistutilsFileError": "OSError", "distutils.errors.DistutilsError": "OSError"}
moves = {
    "distutils.file_util.copy_file": "copy_file",
    "distutils.file_util.move_file": "move_file",
    "distutils.file_util.write_file": "write_file",
}


def before_copy_file(src, dst, verbose=...):
    distutils.file_util.copy_file(src, dst, verbose=verbose)


def after_copy_file(src, dst, verbose=...):
    shutil.copy2(src, dst)


def copy_file(src, dst, preserve_mode=1, preserve_times=1, update=0, link=None, verbose=1, dry_run=0):
    """Copy or link a file, and return its new name and whether that was done."""
    if not os.path.isfile(src):
        raise FileNotFoundError("can't copy '%s': doesn't exist or not a regular file" % src)
    if os.path.isdir(dst):
        dst = os.path.join(dst, os.path.basename(src))
    if update and os.path.exists(dst) and int(os.path.getmtime(src)) <= int(os.path.getmtime(dst)):
        return dst, 0
    if link not in (None, "hard", "sym"):
        raise ValueError("invalid value '%s' for 'link' argument" % link)
    if dry_run:
        return dst, 1
    if link and not (os.path.exists(dst) and os.path.samefile(src, dst)):
        if link == "sym":
            os.symlink(src, dst)
            return dst, 1
        try:
            os.link(src, dst)
            return dst, 1
        except OSError:
            pass
    if os.path.exists(dst):
        os.unlink(dst)
    shutil.copyfile(src, dst)
    if preserve_times:
        os.utime(dst, (int(os.path.getatime(src)), int(os.path.getmtime(src))))
    if preserve_mode:
        shutil.copymode(src, dst)
    return dst, 1


def move_file(src, dst, verbose=1, dry_run=0):
    """Move a file to where there is none yet, and return its new name."""
    if dry_run:
        return dst
    if not os.path.isfile(src):
        raise FileNotFoundError("can't move '%s': not a regular file" % src)
    if os.path.isdir(dst):
        dst = os.path.join(dst, os.path.basename(src))
    elif os.path.exists(dst):
        raise FileExistsError("can't move '%s': destination '%s' already exists" % (src, dst))
    if not os.path.isdir(os.path.dirname(dst)):
        raise FileNotFoundError("can't move '%s': destination '%s' not a valid path" % (src, dst))
    shutil.move(src, dst)
    return dst


def write_file(filename, contents):
    """Write lines that have no line ends yet."""
    with open(filename, "w") as file:
        file.writelines(line + "\n" for line in contents)


examples = r'''
@@ a copy
 import os
+import shutil
 import tempfile
-from distutils.file_util import copy_file

 with tempfile.TemporaryDirectory() as folder:
-    copy_file("/etc/hosts", folder)
-    copy_file("/etc/hosts", os.path.join(folder, "other"), verbose=0)
+    shutil.copy2("/etc/hosts", folder)
+    shutil.copy2("/etc/hosts", os.path.join(folder, "other"))
     print(sorted(os.listdir(folder)))

@@ a copy, and its name
-import distutils.file_util
 import os
+import shutil
 import tempfile


+def copy_file(src, dst, update=0):
+    """Copy or link a file, and return its new name and whether that was done."""
+    if not os.path.isfile(src):
+        raise FileNotFoundError("can't copy '%s': doesn't exist or not a regular file" % src)
+    if os.path.isdir(dst):
+        dst = os.path.join(dst, os.path.basename(src))
+    if update and os.path.exists(dst) and int(os.path.getmtime(src)) <= int(os.path.getmtime(dst)):
+        return dst, 0
+    if os.path.exists(dst):
+        os.unlink(dst)
+    shutil.copyfile(src, dst)
+    os.utime(dst, (int(os.path.getatime(src)), int(os.path.getmtime(src))))
+    shutil.copymode(src, dst)
+    return dst, 1
+
+
 with tempfile.TemporaryDirectory() as folder:
-    name, copied = distutils.file_util.copy_file("/etc/hosts", folder)
+    name, copied = copy_file("/etc/hosts", folder)
     print(os.path.basename(name), copied)
-    print(distutils.file_util.copy_file("/etc/hosts", folder, update=1)[1])
+    print(copy_file("/etc/hosts", folder, update=1)[1])

@@ a move
 import os
+import shutil
 import tempfile
-from distutils.file_util import move_file as move
+
+
+def move_file(src, dst):
+    """Move a file to where there is none yet, and return its new name."""
+    if not os.path.isfile(src):
+        raise FileNotFoundError("can't move '%s': not a regular file" % src)
+    if os.path.isdir(dst):
+        dst = os.path.join(dst, os.path.basename(src))
+    elif os.path.exists(dst):
+        raise FileExistsError("can't move '%s': destination '%s' already exists" % (src, dst))
+    if not os.path.isdir(os.path.dirname(dst)):
+        raise FileNotFoundError("can't move '%s': destination '%s' not a valid path" % (src, dst))
+    shutil.move(src, dst)
+    return dst
+

 with tempfile.TemporaryDirectory() as folder:
     open(folder + "/a", "w").close()
-    print(os.path.basename(move(folder + "/a", folder + "/b")))
+    print(os.path.basename(move_file(folder + "/a", folder + "/b")))

@@ lines
 import os
 import tempfile
-from distutils.file_util import write_file
+
+
+def write_file(filename, contents):
+    """Write lines that have no line ends yet."""
+    with open(filename, "w") as file:
+        file.writelines(line + "\n" for line in contents)
+

 with tempfile.TemporaryDirectory() as folder:
     write_file(os.path.join(folder, "a"), ["one", "two"])
     print(open(os.path.join(folder, "a")).read())

@@ a call and its handler
+import shutil
-from distutils.errors import DistutilsFileError
-from distutils.file_util import copy_file

 try:
-    copy_file("no-such-file", "elsewhere")
+    shutil.copy2("no-such-file", "elsewhere")
-except DistutilsFileError:
+except OSError:
     print("nothing to copy")

@@ a function of one's own
 def copy_file(name):
     return name

 print(copy_file("a"))

@@ a method of that name
 class Command:
     def copy_file(self, source, target):
         print(source, target)

 Command().copy_file("a", "b")
'''
