"""`distutils.dir_util` was removed in Python 3.12.

`distutils` went away in Python 3.12. `mkpath()` is `os.makedirs()`,
`remove_tree()` is `shutil.rmtree()`, and `copy_tree()` is `shutil.copytree()`
with `dirs_exist_ok=True`; where the result of a call is used, or it is given
options that those lack, a function that does the same is put into the module.

What differs: errors are those of the system (`OSError`, `shutil.Error`), and no
`DistutilsFileError`; nothing is told to the log; `rmtree()` stops at the first
file that it cannot remove, where the old function went on with a warning;
`copytree()` also copies the times and modes of folders and goes on after a file
that it could not copy, follows a target that is a link, and copies what begins
with `.nfs`; and a folder that was removed in another way is made again, where
the old functions thought that it was there.
"""

import distutils.dir_util
import os
import shutil
from typing import Literal

deprecated = "3.10"
available = {"shutil.copytree.dirs_exist_ok": "3.8", "os.makedirs.exist_ok": "3.2"}
removed = "3.12"
reference = "whatsnew/3.12#distutils"
safety = "suggested"
raises = {"distutils.errors.DistutilsFileError": "OSError", "distutils.errors.DistutilsError": "OSError"}
moves = {
    "distutils.dir_util.remove_tree": "remove_tree",
    "distutils.dir_util.mkpath": "mkpath",
    "distutils.dir_util.copy_tree": "copy_tree",
    "distutils.dir_util.create_tree": "create_tree",
    "distutils.dir_util.ensure_relative": "ensure_relative",
}


def before_mkpath(name, mode=..., verbose=...):
    distutils.dir_util.mkpath(name, mode, verbose)


def after_mkpath(name, mode=..., verbose=...):
    os.makedirs(os.path.normpath(name), mode=mode, exist_ok=True)


def before_remove_tree_dry_run(directory, dry_run):
    distutils.dir_util.remove_tree(directory, dry_run=dry_run)


def after_remove_tree_dry_run(directory, dry_run):
    if not dry_run:
        shutil.rmtree(directory)


def before_remove_tree(directory, verbose=...):
    return distutils.dir_util.remove_tree(directory, verbose)


def after_remove_tree(directory, verbose=...):
    return shutil.rmtree(directory)


def before_copy_tree_links(src, dst, preserve_symlinks: Literal[1, True], verbose=...):
    distutils.dir_util.copy_tree(src, dst, preserve_symlinks=preserve_symlinks, verbose=verbose)


def after_copy_tree_links(src, dst, preserve_symlinks: Literal[1, True], verbose=...):
    shutil.copytree(src, dst, symlinks=True, dirs_exist_ok=True)


def older_copy_tree_links(src, dst, preserve_symlinks: Literal[1, True], verbose=...):
    copy_tree(src, dst, preserve_symlinks=1)


def before_copy_tree(src, dst, verbose=...):
    distutils.dir_util.copy_tree(src, dst, verbose=verbose)


def after_copy_tree(src, dst, verbose=...):
    shutil.copytree(src, dst, dirs_exist_ok=True)


def older_copy_tree(src, dst, verbose=...):
    copy_tree(src, dst)


def mkpath(name, mode=0o777, verbose=1, dry_run=0):
    """Make a folder and those above it, and return the new ones."""
    made = []
    name = os.path.normpath(name)
    while name and not os.path.isdir(name):
        made.insert(0, name)
        name = os.path.dirname(name)
    for folder in made:
        if not dry_run:
            os.mkdir(folder, mode)
    return made


def remove_tree(directory, verbose=1, dry_run=0):
    """Remove a folder with all that is in it."""
    if not dry_run:
        shutil.rmtree(directory)


def create_tree(base_dir, files, mode=0o777, verbose=1, dry_run=0):
    """Make the folders of these files below another."""
    for folder in sorted({os.path.join(base_dir, os.path.dirname(file)) for file in files}):
        mkpath(folder, mode, dry_run=dry_run)


def ensure_relative(path):
    """Return a path without the separator at its beginning."""
    drive, path = os.path.splitdrive(path)
    return drive + path[1:] if path[:1] == os.sep else path


def copy_tree(src, dst, preserve_mode=1, preserve_times=1, preserve_symlinks=0, update=0, verbose=1, dry_run=0):
    """Copy what is in a folder into another, and return the new names of the files."""
    outputs = []
    if not dry_run:
        os.makedirs(dst, exist_ok=True)
    for name in os.listdir(src) if os.path.isdir(src) or not dry_run else []:
        source, target = os.path.join(src, name), os.path.join(dst, name)
        if name.startswith(".nfs"):
            continue
        if os.path.isdir(source) and not (preserve_symlinks and os.path.islink(source)):
            options = (preserve_mode, preserve_times, preserve_symlinks, update, verbose, dry_run)
            outputs.extend(copy_tree(source, target, *options))
            continue
        outputs.append(target)
        if dry_run:
            continue
        if preserve_symlinks and os.path.islink(source):
            os.symlink(os.readlink(source), target)
        elif not (update and os.path.exists(target) and os.path.getmtime(source) <= os.path.getmtime(target)):
            shutil.copyfile(source, target)
            if preserve_times:
                os.utime(target, (os.path.getatime(source), os.path.getmtime(source)))
            if preserve_mode:
                shutil.copymode(source, target)
    return outputs


examples = r'''
@@ a tree copied into one that is there
 import os
+import shutil
 import tempfile
-from distutils.dir_util import copy_tree

 with tempfile.TemporaryDirectory() as folder:
     os.makedirs(os.path.join(folder, "a", "b"))
     os.makedirs(os.path.join(folder, "c"))
-    copy_tree(os.path.join(folder, "a"), os.path.join(folder, "c"))
+    shutil.copytree(os.path.join(folder, "a"), os.path.join(folder, "c"), dirs_exist_ok=True)
     print(sorted(os.listdir(os.path.join(folder, "c"))))

@@ links stay links
-import distutils.dir_util
 import os
+import shutil
 import tempfile

 with tempfile.TemporaryDirectory() as folder:
     os.makedirs(os.path.join(folder, "a"))
     os.symlink("nowhere", os.path.join(folder, "a", "link"))
-    distutils.dir_util.copy_tree(folder + "/a", folder + "/b", preserve_symlinks=1, verbose=0)
+    shutil.copytree(folder + "/a", folder + "/b", symlinks=True, dirs_exist_ok=True)
     print(os.readlink(folder + "/b/link"))

@@ a tree copied, and the names of the copies
 import os
+import shutil
 import tempfile
-from distutils.dir_util import copy_tree
+
+
+def copy_tree(src, dst, preserve_mode=1, preserve_times=1, preserve_symlinks=0, update=0, verbose=1, dry_run=0):
+    """Copy what is in a folder into another, and return the new names of the files."""
+    outputs = []
+    if not dry_run:
+        os.makedirs(dst, exist_ok=True)
+    for name in os.listdir(src) if os.path.isdir(src) or not dry_run else []:
+        source, target = os.path.join(src, name), os.path.join(dst, name)
+        if name.startswith(".nfs"):
+            continue
+        if os.path.isdir(source) and not (preserve_symlinks and os.path.islink(source)):
+            options = (preserve_mode, preserve_times, preserve_symlinks, update, verbose, dry_run)
+            outputs.extend(copy_tree(source, target, *options))
+            continue
+        outputs.append(target)
+        if dry_run:
+            continue
+        if preserve_symlinks and os.path.islink(source):
+            os.symlink(os.readlink(source), target)
+        elif not (update and os.path.exists(target) and os.path.getmtime(source) <= os.path.getmtime(target)):
+            shutil.copyfile(source, target)
+            if preserve_times:
+                os.utime(target, (os.path.getatime(source), os.path.getmtime(source)))
+            if preserve_mode:
+                shutil.copymode(source, target)
+    return outputs
+

 with tempfile.TemporaryDirectory() as folder:
     os.makedirs(folder + "/a/b")
     open(folder + "/a/b/file", "w").close()
     print([name[len(folder):] for name in copy_tree(folder + "/a", folder + "/c")])
     copy_tree(folder + "/a", folder + "/c", update=1)
     print(os.listdir(folder + "/c"))

@@ a folder
 import os
+import shutil
 import tempfile
-from distutils.dir_util import mkpath, remove_tree

 with tempfile.TemporaryDirectory() as folder:
-    mkpath(os.path.join(folder, "a", "b"))
-    mkpath(os.path.join(folder, "a"), 0o700, verbose=0)
+    os.makedirs(os.path.normpath(os.path.join(folder, "a", "b")), exist_ok=True)
+    os.makedirs(os.path.normpath(os.path.join(folder, "a")), mode=0o700, exist_ok=True)
     print(os.listdir(folder))
-    remove_tree(os.path.join(folder, "a"))
+    shutil.rmtree(os.path.join(folder, "a"))
     print(os.listdir(folder))

@@ the folders that were made
 import os
 import tempfile
-from distutils import dir_util
+
+
+def mkpath(name):
+    """Make a folder and those above it, and return the new ones."""
+    made = []
+    name = os.path.normpath(name)
+    while name and not os.path.isdir(name):
+        made.insert(0, name)
+        name = os.path.dirname(name)
+    for folder in made:
+        os.mkdir(folder, 0o777)
+    return made
+

 with tempfile.TemporaryDirectory() as folder:
-    print(len(dir_util.mkpath(folder + "/a/b/c")), len(dir_util.mkpath(folder + "/a")))
+    print(len(mkpath(folder + "/a/b/c")), len(mkpath(folder + "/a")))

@@ a dry run
 import os
+import shutil
 import tempfile
-from distutils.dir_util import remove_tree

 with tempfile.TemporaryDirectory() as folder:
     os.mkdir(folder + "/a")
     for dry_run in (True, False):
-        remove_tree(folder + "/a", dry_run=dry_run)
+        if not dry_run:
+            shutil.rmtree(folder + "/a")
         print(os.listdir(folder))

@@ a call and its handler
+import os
 import tempfile
-from distutils.dir_util import mkpath
-from distutils.errors import DistutilsError

 with tempfile.TemporaryDirectory() as folder:
     open(folder + "/file", "w").close()
     try:
-        mkpath(folder + "/file/below")
+        os.makedirs(os.path.normpath(folder + "/file/below"), exist_ok=True)
-    except DistutilsError:
+    except OSError:
         print("a file is in the way")

@@ the folders of files
 import os
 import tempfile
-from distutils.dir_util import create_tree, ensure_relative
+
+
+def create_tree(base_dir, files, mode=0o777, verbose=1, dry_run=0):
+    """Make the folders of these files below another."""
+    for folder in sorted({os.path.join(base_dir, os.path.dirname(file)) for file in files}):
+        mkpath(folder, mode, dry_run=dry_run)
+
+
+def ensure_relative(path):
+    """Return a path without the separator at its beginning."""
+    drive, path = os.path.splitdrive(path)
+    return drive + path[1:] if path[:1] == os.sep else path
+
+
+def mkpath(name, mode=0o777, dry_run=0):
+    """Make a folder and those above it, and return the new ones."""
+    made = []
+    name = os.path.normpath(name)
+    while name and not os.path.isdir(name):
+        made.insert(0, name)
+        name = os.path.dirname(name)
+    for folder in made:
+        if not dry_run:
+            os.mkdir(folder, mode)
+    return made
+

 with tempfile.TemporaryDirectory() as folder:
     create_tree(folder, ["a/x.txt", "b/c/y.txt"])
     print(sorted(os.listdir(folder)), ensure_relative("/usr/lib"))

@@ a function of one's own
 def mkpath(name):
     return [name]

 print(mkpath("a"))

@@ a method of that name
 class Command:
     def mkpath(self, name):
         print(name)

 Command().mkpath("a")

@@ a method of that name beside the function
 import os
-from distutils.dir_util import mkpath

 class Command:
     def mkpath(self, name):
         print(name)

     def run(self):
         self.mkpath("a")
-        mkpath(os.curdir)
+        os.makedirs(os.path.normpath(os.curdir), exist_ok=True)

 Command().run()

@@ a handler in another function, and others that name the exception
-from distutils.dir_util import mkpath
-from distutils.errors import DistutilsFileError
+import os
 from contextlib import suppress

 def make(path):
-    mkpath(path)
+    os.makedirs(os.path.normpath(path), exist_ok=True)

 def attempt(path):
     try:
         make(path)
-    except (DistutilsFileError, ValueError) as error:
+    except (OSError, ValueError) as error:
         print(error is None)

 def again(path):
     try:
         make(path)
     except Exception as error:
-        if isinstance(error, DistutilsFileError):
+        if isinstance(error, OSError):
             return "not made"
         raise

-with suppress(DistutilsFileError):
+with suppress(OSError):
     make("a")
 print(again("a"))

@@ what is asked for the message of an exception
 import pytest
 from distutils.dir_util import mkpath
 from distutils.errors import DistutilsFileError

 def test_make():
     with pytest.raises(DistutilsFileError, match="could not create"):
!        mkpath("a")

@@ the test of another handler catches the new exception already
 from distutils.dir_util import mkpath
 from distutils.errors import DistutilsFileError

 try:
!    mkpath("a")
 except Exception as error:
     if isinstance(error, OSError):
         print("a disk")
     elif isinstance(error, DistutilsFileError):
         print("not made")

@@ the handler is in another file
 # file: files.py
 from distutils.dir_util import mkpath

 def make(path):
!    mkpath(path)
 # file: run.py
 from distutils.errors import DistutilsFileError
 from files import make

 try:
     make("a")
!except DistutilsFileError:
     print("not made")
'''
