"""`distutils.spawn.spawn` was removed in Python 3.12.

`distutils` went away in Python 3.12; `check_call()` also runs a list of words,
looks the program up and waits for it.

What differs: a program that fails raises `subprocess.CalledProcessError`, and one
that is missing `FileNotFoundError`, where the old function raised
`DistutilsExecError` for both; the result is 0, which is as false as the old
`None`; the command is not told to the log. A program in the current folder is
found only by a path, and macOS's deployment target is not checked.
"""

import distutils.spawn
import subprocess
from typing import Literal

deprecated = "3.10"
available = "3.3"
removed = "3.12"
reference = "whatsnew/3.12#distutils"
safety = "suggested"
raises = {
    "distutils.errors.DistutilsExecError": ["OSError", "subprocess.CalledProcessError"],
    "distutils.errors.DistutilsError": ["OSError", "subprocess.CalledProcessError"],
}


def before_other():
    """Call `subprocess.check_call(cmd)`; it takes no `search_path` and no `dry_run`."""
    return distutils.spawn.spawn


def before_dry_run(cmd, dry_run, search_path: Literal[1, True] = ..., verbose=...):
    distutils.spawn.spawn(cmd, search_path, verbose, dry_run=dry_run)


def after_dry_run(cmd, dry_run, search_path: Literal[1, True] = ..., verbose=...):
    if not dry_run:
        subprocess.check_call(cmd)


def before(cmd, search_path: Literal[1, True] = ..., verbose=...):
    return distutils.spawn.spawn(cmd, search_path, verbose)


def after(cmd, search_path: Literal[1, True] = ..., verbose=...):
    return subprocess.check_call(cmd)


examples = '''
@@ imported by name
-from distutils.spawn import spawn
+import subprocess

-spawn(["true"])
-spawn(["true"], verbose=1)
+subprocess.check_call(["true"])
+subprocess.check_call(["true"])
 print("done")

@@ through the module
-import distutils.spawn
+import subprocess

-distutils.spawn.spawn(["true"], search_path=True)
+subprocess.check_call(["true"])
 print("done")

@@ a dry run, under a name of its own
-from distutils.spawn import spawn as run
+import subprocess

 for dry_run in (True, False):
-    run(["true"], dry_run=dry_run)
+    if not dry_run:
+        subprocess.check_call(["true"])
     print("done")

@@ no search
 from distutils.spawn import spawn

!spawn(["/bin/true"], 0)
 print("done")

@@ as a value
 from distutils.spawn import spawn

!run = spawn
 print(callable(run))

@@ the method of a command
 class Command:
     def spawn(self, cmd):
         print(cmd)

 Command().spawn(["true"])

@@ a call and its handler
+import subprocess
 import sys
-from distutils.errors import DistutilsExecError
-from distutils.spawn import spawn

 try:
-    spawn([sys.executable, "-c", "raise SystemExit(3)"])
+    subprocess.check_call([sys.executable, "-c", "raise SystemExit(3)"])
-except DistutilsExecError:
+except (OSError, subprocess.CalledProcessError):
     print("failed")

@@ a function of one's own
 def spawn(cmd):
     print(cmd)

 spawn(["true"])
'''
