"""`distutils.spawn.find_executable` was removed in Python 3.12.

`distutils` went away in Python 3.12; `shutil.which()` searches the same `PATH`.
Two answers may differ: `which()` passes over files that may not be executed, and
it does not find a bare name in the current directory unless `PATH` names that.
On Windows it tries every ending of `PATHEXT`, where the old function knew `.exe` only.
"""

import shutil
from distutils.spawn import find_executable

deprecated = "3.10"
available = "3.3"
removed = "3.12"
reference = "whatsnew/3.12#distutils"
safety = "suggested"


def before(executable, path=...):
    return find_executable(executable, path)


def after(executable, path=...):
    return shutil.which(cmd := executable, path=path)


examples = '''
@@ imported by name
-from distutils.spawn import find_executable
+import shutil

-print(find_executable("sh"))
+print(shutil.which("sh"))

@@ under a name of one's own
-from distutils.spawn import find_executable as find
+from shutil import which as find

 print(find("sh"))

@@ through the module
-import distutils.spawn
+import shutil

-print(distutils.spawn.find_executable("sh"))
+print(shutil.which("sh"))

@@ the module out of its package
-from distutils import spawn
+import shutil

-if spawn.find_executable("sh") is None:
+if shutil.which("sh") is None:
     print("no shell")

@@ a package that holds the module by luck
-import distutils
+import shutil

 def shell():
-    return distutils.spawn.find_executable("sh")
+    return shutil.which("sh")

@@ the second argument needs its name
-from distutils.spawn import find_executable
+import shutil

-print(find_executable("sh", "/usr/bin:/bin"))
+print(shutil.which("sh", path="/usr/bin:/bin"))

@@ both arguments by keyword
-from distutils.spawn import find_executable
+import shutil

-print(find_executable(executable="sh", path="/no/such/folder"))
+print(shutil.which(cmd="sh", path="/no/such/folder"))

@@ a call over several lines keeps its comments
-from distutils.spawn import find_executable
+import shutil

 print(
-    find_executable(
+    shutil.which(
         "sh",  # any shell will do
-        "/usr/bin:/bin",
+        path="/usr/bin:/bin",
     )
 )

@@ the new module is imported already
 import shutil
-from distutils.spawn import find_executable

-print(find_executable("sh"), shutil.__name__)
+print(shutil.which("sh"), shutil.__name__)

@@ among other imports
 import os
+import shutil
 import sys
-from distutils.spawn import find_executable

-print(os.path.basename(find_executable("sh")), sys.byteorder)
+print(os.path.basename(shutil.which("sh")), sys.byteorder)

@@ an import inside the function
 def shell():
-    from distutils.spawn import find_executable
-    return find_executable("sh")
+    import shutil
+    return shutil.which("sh")

 print(shell())

@@ a parameter has the name of the new module
-from distutils.spawn import find_executable
+import shutil as _shutil

 def find(shutil):
-    return find_executable(shutil)
+    return _shutil.which(shutil)

 print(find("sh"))

@@ the module is still needed for something else
 import distutils.util
-import distutils.spawn
+import shutil

-print(distutils.spawn.find_executable(shell))
+print(shutil.which(shell))
 print(distutils.util.get_platform())

@@ another name of the same import stays
-from distutils.spawn import find_executable, spawn
+import shutil
+from distutils.spawn import spawn

-if find_executable(command[0]):
+if shutil.which(command[0]):
     spawn(command)

@@ the function as a value
-from distutils.spawn import find_executable
+import shutil

-print(list(map(find_executable, ["sh", "no-such-program"])))
+print(list(map(shutil.which, ["sh", "no-such-program"])))

@@ the arguments are not in sight
 from distutils.spawn import find_executable

 def find(*args):
!    return find_executable(*args)

@@ a name that others import from here
-from distutils.spawn import find_executable
+from shutil import which as find_executable

 __all__ = ["find_executable"]

@@ a function of one's own
 import os

 def find_executable(name):
     return os.path.exists(name)

 print(find_executable("/"))

@@ the same function of another package
 from setuptools._distutils.spawn import find_executable

 print(find_executable(shell))

@@ a parameter hides the import
 def find(find_executable):
     return find_executable("sh")

 print(find(str.upper))

@@ the new, and the old if that fails
 try:
     from shutil import which
 except ImportError:
     from distutils.spawn import find_executable as which

 print(which("sh"))

@@ the old, and the new if that fails
 try:
     from distutils.spawn import find_executable
 except ImportError:
     from shutil import which as find_executable

 print(find_executable("sh"))

@@ under a test of the version
 import sys

 if sys.version_info >= (3, 3):
     from shutil import which
 else:
     from distutils.spawn import find_executable as which

 print(which("sh"))

@@ a module that may be missing
 try:
     import distutils.spawn
 except ImportError:
     distutils = None

 def shell():
     return distutils.spawn.find_executable("sh") if distutils else None

@@ handed on by a compat module
 # file: app/__init__.py
 # file: app/compat.py
 try:
     from shutil import which
 except ImportError:
     from distutils.spawn import find_executable as which

 # file: app/main.py
 from app.compat import which

 print(which("sh"))

@@ a name that another file takes from here stays
 # file: app/__init__.py
 # file: app/util.py
-from distutils.spawn import find_executable
+from shutil import which as find_executable

 def shell():
     return find_executable("sh")

 # file: app/main.py
-from app.util import find_executable
+import shutil

-print(find_executable("sh"))
+print(shutil.which("sh"))

@@ a package keeps what it hands on
 # file: app/__init__.py
-from distutils.spawn import find_executable
+from shutil import which as find_executable

 SHELL = find_executable("sh")

@@ a test puts something else in the place of the name
 # file: shell.py
-from distutils.spawn import find_executable
+from shutil import which as find_executable

 def shell():
     return find_executable("sh"), find_executable("bash", path=None)

 # file: test_shell.py
 from unittest import mock
 import shell

 with mock.patch.object(shell, "find_executable", lambda name: name):
     print(shell.shell())

@@ several modules of the package in one statement
-import distutils.spawn, distutils.util
+import distutils.util
+import shutil

-print(distutils.spawn.find_executable("sh"), distutils.util.get_platform())
+print(shutil.which("sh"), distutils.util.get_platform())

@@ a name that is deleted in the end
+import shutil
!from distutils.spawn import find_executable

-SHELL = find_executable("sh")
+SHELL = shutil.which("sh")
 del find_executable

@@ a name in __all__ that is used here too
-from distutils.spawn import find_executable
+from shutil import which as find_executable

 __all__ = ["find_executable", "shell"]

 def shell():
     return find_executable("sh")

@@ a capture of match has the name of the new module
-from distutils.spawn import find_executable
+import shutil as _shutil

-match find_executable("sh"):
+match _shutil.which("sh"):
     case str() as shutil:
-        print(shutil, find_executable("sh"))
+        print(shutil, _shutil.which("sh"))

@@ a name that is rebound below
!from distutils.spawn import find_executable

 def shell():
     return find_executable("sh")

 find_executable = lambda name: name

@@ an import of the new module that comes later in the function
-from distutils.spawn import find_executable
+import shutil as _shutil

 def shells():
-    first = find_executable("sh")
+    first = _shutil.which("sh")
     import shutil
     return first, shutil.which("ls")

@@ an import in a class body makes an attribute
+import shutil
+
 class Paths:
!    from distutils.spawn import find_executable

-    shell = find_executable("sh")
+    shell = shutil.which("sh")

@@ imports behind a constant
 from __future__ import annotations

 DOCUMENTATION = "Tells of the shell."

-import distutils.spawn
+import shutil

-print(distutils.spawn.find_executable("sh"))
+print(shutil.which("sh"))
'''
