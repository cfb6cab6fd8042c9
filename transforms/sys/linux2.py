"""`sys.platform` is no longer `linux2` since Python 3.3.

It is `linux`, whatever the version of the kernel is. A comparison with `linux2`
is false on every system, so that code for Linux does not run; the new code is
true on Linux.
"""

import sys

removed = "3.3"
available = "3.3"
reference = "library/sys#sys.platform"
safety = "suggested"


def before():
    return sys.platform == "linux2"


def after():
    return sys.platform == "linux"


def before_not():
    return sys.platform != "linux2"


def after_not():
    return sys.platform != "linux"


def before_both():
    return sys.platform == "linux" or sys.platform == "linux2"


def after_both():
    return sys.platform == "linux"


def before_reversed():
    return sys.platform == "linux2" or sys.platform == "linux"


def after_reversed():
    return sys.platform == "linux"


def before_part():
    return "linux2" in sys.platform


def after_part():
    return "linux" in sys.platform


def before_prefix():
    return sys.platform.startswith("linux2")


def after_prefix():
    return sys.platform.startswith("linux")


examples = '''
@@ a comparison
 import sys

-if sys.platform == "linux2":
+if sys.platform == "linux":
     print("Linux")
-elif sys.platform != "linux2" and sys.platform != "win32":
+elif sys.platform != "linux" and sys.platform != "win32":
     print("another")

@@ by name, and a prefix
 from sys import platform

-print(platform == "linux2", platform.startswith("linux2"), "linux2" in platform)
+print(platform == "linux", platform.startswith("linux"), "linux" in platform)

@@ both values
 import sys

-if sys.platform == "linux" or sys.platform == "linux2":
+if sys.platform == "linux":
     print("Linux")

@@ a prefix, and a list
 import sys

 print(sys.platform.startswith("linux"), sys.platform in ("linux", "linux2"))

@@ another variable
 platform = "linux2"
 print(platform == "linux2")
'''
