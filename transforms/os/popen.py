"""`os.popen()` is soft deprecated since Python 3.14.

New code uses `subprocess`. No release is announced that removes the function.
The command still runs in a shell; pass a list and leave out `shell=True` where it
holds parts that come from elsewhere.
"""

import os
import subprocess

deprecated = "3.14"
available = "3.7"
reference = "library/os#os.popen"
opt_in = True
safety = "suggested"


def before(cmd):
    return os.popen(cmd).read()


def after(cmd):
    return subprocess.run(cmd, shell=True, stdout=subprocess.PIPE, text=True).stdout


def before_lines(cmd):
    return os.popen(cmd).readlines()


def after_lines(cmd):
    return subprocess.run(cmd, shell=True, stdout=subprocess.PIPE, text=True).stdout.splitlines(True)


def before_other():
    """Use `subprocess.Popen(cmd, shell=True, stdout=subprocess.PIPE, text=True)` and its `stdout`."""
    return os.popen


examples = r'''
@@ the output
-import os
+import subprocess

-print(os.popen("echo spam").read())
+print(subprocess.run("echo spam", shell=True, stdout=subprocess.PIPE, text=True).stdout)

@@ lines, by name
-from os import popen as pipe
+import subprocess

-for line in pipe("echo spam").readlines():
+for line in subprocess.run("echo spam", shell=True, stdout=subprocess.PIPE, text=True).stdout.splitlines(True):
     print(line)

@@ an open pipe
 import os

!with os.popen("echo spam") as pipe:
     print(pipe.readline())

@@ another function
 def popen(command):
     return command

 print(popen("echo spam"))
'''
