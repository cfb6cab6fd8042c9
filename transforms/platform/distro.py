"""`platform.linux_distribution()` and `dist()` were removed in Python 3.8.

The package `distro`, which Python's documentation recommends, tells the same about
a system.
Its texts can differ: its id is in lower case, `ubuntu` where `dist()` could say
`Ubuntu`, and its version can be shorter. Compare them where the code tests them.

This is done where the configuration chooses the alternative `distro` of
`platform/linux_distribution`, or the command line with
`--alternative platform/linux_distribution=distro`.
"""

import platform
from typing import Literal

import distro

deprecated = "3.5"
removed = "3.8"
reference = "whatsnew/3.8#api-and-feature-removals"
safety = "suggested"
requires = ["distro"]
only_with = {"platform/linux_distribution": ["distro"]}


def before():
    return platform.linux_distribution()


def after():
    return (distro.name(), distro.version(), distro.codename())


def before_id(full_distribution_name: Literal[False, 0]):
    return platform.linux_distribution(full_distribution_name=full_distribution_name)


def after_id(full_distribution_name):
    return (distro.id(), distro.version(), distro.codename())


def before_dist():
    return platform.dist()


def after_dist():
    return (distro.id(), distro.version(), distro.codename())


def before_first():
    return platform.linux_distribution()[0]


def after_first():
    return distro.name()


def before_second():
    return platform.linux_distribution()[1]


def after_second():
    return distro.version()


def before_dist_first():
    return platform.dist()[0]


def after_dist_first():
    return distro.id()


def before_dist_second():
    return platform.dist()[1]


def after_dist_second():
    return distro.version()


def before_arguments(*args: Some, **options):
    """`distro` takes no such arguments: use `distro.name()`, `distro.id()` and `distro.version()`."""
    return platform.linux_distribution(*args, **options)


def before_keywords(**options: Some):
    """`distro` takes no such arguments: use `distro.name()`, `distro.id()` and `distro.version()`."""
    return platform.linux_distribution(**options)


examples = '''
@@ the name, the version and the code name
+import distro
-import platform

-name, version, codename = platform.linux_distribution()
+name, version, codename = (distro.name(), distro.version(), distro.codename())
-print(name, version, platform.dist())
+print(name, version, (distro.id(), distro.version(), distro.codename()))

@@ one of them
+import distro
 import platform

-if platform.linux_distribution()[0] == "Ubuntu" and platform.dist()[1] > "16":
+if distro.name() == "Ubuntu" and distro.version() > "16":
-    print(platform.system(), platform.dist()[0], platform.linux_distribution()[1])
+    print(platform.system(), distro.id(), distro.version())

@@ by name, and the short name
-from platform import linux_distribution as find
+import distro

-print(find(full_distribution_name=False))
+print((distro.id(), distro.version(), distro.codename()))

@@ arguments, and the function as a value
 import platform

!print(platform.linux_distribution(supported_dists=("arch",)))
!show = platform.dist
 print(show())

@@ where there is such a function
 import platform

 if hasattr(platform, "linux_distribution"):
     name = platform.linux_distribution()[0]

@@ the package already
 import distro

 print(distro.linux_distribution())
'''
