"""`platform.popen()` and `platform.DEV_NULL` were removed in Python 3.8.

They were `os.popen()` and `os.devnull` under another name.
"""

import os
import platform

deprecated = "3.3"
available = "3.0"
removed = "3.8"
reference = "whatsnew/3.8#api-and-feature-removals"

moves = {
    "platform.DEV_NULL": "os.devnull",
    "platform.popen": "os.popen",
}


def before(cmd, mode=..., bufsize=...):
    return platform.popen(cmd, mode, bufsize)


def after(cmd, mode=..., bufsize=...):
    return os.popen(cmd := cmd, mode := mode, buffering := bufsize)


examples = '''
@@ both names
+import os
-import platform

-with platform.popen("echo spam") as pipe:
+with os.popen("echo spam") as pipe:
-    print(pipe.read(), platform.DEV_NULL)
+    print(pipe.read(), os.devnull)

@@ by name
-from platform import DEV_NULL, popen as run, system
+from os import devnull as DEV_NULL, popen as run
+from platform import system

 print(run("echo spam", "r").read(), DEV_NULL, system())

@@ a keyword with another name
+import os
-import platform

-print(platform.popen("echo spam", bufsize=1).read())
+print(os.popen("echo spam", buffering=1).read())

@@ what stays
 import os
 import platform

 print(os.popen("echo spam").read(), platform.machine())
'''
