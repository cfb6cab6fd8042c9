"""`platform.linux_distribution()` and `dist()` were removed in Python 3.8.

`platform.freedesktop_os_release()` reads `/etc/os-release`, which describes the
system. On a system without it, the texts are empty, as before.
Its texts can differ: its `ID` is in lower case, and its `VERSION_ID` can be
shorter than the version before. Compare them where the code tests them.
"""

import os
import platform
import shlex
from typing import Literal

deprecated = "3.5"
available = {"platform.freedesktop_os_release": "3.10"}
removed = "3.8"
reference = "library/platform#platform.freedesktop_os_release"
safety = "suggested"
alternatives = {
    "os_release": "reads `/etc/os-release`, as the `distro` package does first.",
    "distro": "the package `distro`, which knows more systems, and is added to the dependencies.",
}
only_with = {"platform/linux_distribution": ["os_release"]}


def before():
    return platform.linux_distribution()


def after():
    return linux_distribution()


def older():
    return read_os_release()


def before_id(full_distribution_name: Literal[False, 0]):
    return platform.linux_distribution(full_distribution_name=full_distribution_name)


def after_id(full_distribution_name):
    return linux_distribution("ID")


def older_id(full_distribution_name):
    return read_os_release("ID")


def before_dist():
    return platform.dist()


def after_dist():
    return linux_distribution("ID")


def older_dist():
    return read_os_release("ID")


def before_arguments(*args: Some, **options):
    """`/etc/os-release` is the only place that is read: take the names from `platform.freedesktop_os_release()`."""
    return platform.linux_distribution(*args, **options)


def before_keywords(**options: Some):
    """`/etc/os-release` is the only place that is read: take the names from `platform.freedesktop_os_release()`."""
    return platform.linux_distribution(**options)


def linux_distribution(name="NAME"):
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        release = {}
    return release.get(name, ""), release.get("VERSION_ID", ""), release.get("VERSION_CODENAME", "")


def read_os_release(name="NAME"):
    release = {}
    for path in "/usr/lib/os-release", "/etc/os-release":
        if os.path.exists(path):
            with open(path, encoding="utf-8") as lines:
                release = dict(line.strip().split("=", 1) for line in lines if "=" in line)
    texts = ["".join(shlex.split(release.get(key, ""))) for key in (name, "VERSION_ID", "VERSION_CODENAME")]
    return tuple(texts)


examples = '''
@@ the name, the version and the code name
 import platform

+
+def linux_distribution(name="NAME"):
+    try:
+        release = platform.freedesktop_os_release()
+    except OSError:
+        release = {}
+    return release.get(name, ""), release.get("VERSION_ID", ""), release.get("VERSION_CODENAME", "")
+
+
-show = lambda: platform.linux_distribution()[0] + platform.dist()[1]
+show = lambda: linux_distribution()[0] + linux_distribution("ID")[1]

@@ arguments
 import platform

!print(platform.linux_distribution(supported_dists=("arch",)))

@@ where there is such a function
 import platform

 if hasattr(platform, "linux_distribution"):
     name = platform.linux_distribution()[0]

@@ a handler that has an answer for its lack
 import platform


 def name():
     try:
         return platform.linux_distribution()[0]
     except AttributeError:
         return platform.system()


 print(isinstance(name(), str))
'''
