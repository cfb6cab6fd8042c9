"""`glob.glob0()` and `glob.glob1()` were removed in Python 3.15.

Python 3.13 deprecated these undocumented functions.
`glob()` with `root_dir` does what `glob1()` did, but a `/` in the pattern separates folders.
`glob0()` looked for one name, which need not be a pattern.
"""

import glob
import os

deprecated = "3.13"
available = {"glob.glob": "3.10"}
removed = "3.15"
reference = "whatsnew/3.15#removed"
safety = "suggested"


def before(dirname, pattern):
    return glob.glob1(dirname, pattern)


def after(dirname, pattern):
    return glob.glob(pattern, root_dir=dirname)


def older(dirname, pattern):
    return [os.path.basename(path) for path in glob.glob(os.path.join(glob.escape(dirname), pattern))]


def before_name(dirname, basename):
    return glob.glob0(dirname, basename)


def after_name(dirname, basename):
    return glob.glob(glob.escape(basename), root_dir=dirname)


def older_name(dirname, basename):
    return [os.path.basename(path) for path in glob.glob(glob.escape(os.path.join(dirname, basename)))]


examples = '''
@@ the names in a folder
 import glob

 if hasattr(glob, "translate"):
-    print(glob.glob1("/etc", "pass*d"), glob.glob0("/etc", "passwd"), glob.glob1("/none", "*"))
+    print(glob.glob("pass*d", root_dir="/etc"), glob.glob(glob.escape("passwd"), root_dir="/etc"), glob.glob("*", root_dir="/none"))

@@ imported by name, and by keyword
-from glob import glob1
+from glob import glob

 def sources(folder):
-    return glob1(pattern="*.c", dirname=folder)
+    return glob("*.c", root_dir=folder)

@@ the documented function, and another one
 import glob

 def glob1(folder, pattern):
     return folder + pattern

 print(glob1("a", "b"), glob.glob("/etc/passwd"))
'''
