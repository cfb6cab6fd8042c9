"""The paths of `distutils.sysconfig` were removed in Python 3.12.

`distutils` went away in Python 3.12. `sysconfig.get_path()` tells the same
folders, in virtual environments too.

Where a distributor of Python has a scheme of its own, `get_path()` follows it
and the old functions did not: Debian's Python has `/usr/local` and no
`site-packages` in it. On Windows the case of letters may differ (`Include`).
Within the source tree of Python itself the folders differ.
"""

import distutils.sysconfig
import sysconfig
from typing import Literal

deprecated = "3.10"
available = "3.2"
removed = "3.12"
reference = "whatsnew/3.12#distutils"
safety = "suggested"
moves = {
    "distutils.sysconfig.get_python_lib": "get_python_lib",
    "distutils.sysconfig.get_python_inc": "get_python_inc",
}


def before_lib_pure():
    return distutils.sysconfig.get_python_lib()


def after_lib_pure():
    return sysconfig.get_path("purelib")


def before_lib_platform(plat_specific: Literal[1, True]):
    return distutils.sysconfig.get_python_lib(plat_specific)


def after_lib_platform(plat_specific: Literal[1, True]):
    return sysconfig.get_path("platlib")


def before_lib_not_platform(plat_specific: Literal[0, False]):
    return distutils.sysconfig.get_python_lib(plat_specific)


def after_lib_not_platform(plat_specific: Literal[0, False]):
    return sysconfig.get_path("purelib")


def before_lib_standard(standard_lib: Literal[1, True]):
    return distutils.sysconfig.get_python_lib(standard_lib=standard_lib)


def after_lib_standard(standard_lib: Literal[1, True]):
    return sysconfig.get_path("stdlib")


def before_lib_standard_not_platform(plat_specific: Literal[0, False], standard_lib: Literal[1, True]):
    return distutils.sysconfig.get_python_lib(plat_specific, standard_lib)


def after_lib_standard_not_platform(plat_specific: Literal[0, False], standard_lib: Literal[1, True]):
    return sysconfig.get_path("stdlib")


def before_include():
    return distutils.sysconfig.get_python_inc()


def after_include():
    return sysconfig.get_path("include")


def before_include_platform(plat_specific: Literal[1, True]):
    return distutils.sysconfig.get_python_inc(plat_specific)


def after_include_platform(plat_specific: Literal[1, True]):
    return sysconfig.get_path("platinclude")


def before_include_not_platform(plat_specific: Literal[0, False]):
    return distutils.sysconfig.get_python_inc(plat_specific)


def after_include_not_platform(plat_specific: Literal[0, False]):
    return sysconfig.get_path("include")


def before_python_build():
    return distutils.sysconfig.python_build


def after_python_build():
    return sysconfig.is_python_build()


def before_project_base():
    return distutils.sysconfig.project_base


def after_project_base():
    return sysconfig.get_config_var("projectbase")


def get_python_lib(plat_specific=0, standard_lib=0, prefix=None):
    """Return the folder of the library or, below it, of installed modules."""
    if prefix is None and not standard_lib:
        return sysconfig.get_path("platlib" if plat_specific else "purelib")
    if prefix is None:
        return sysconfig.get_path("stdlib")
    bases = dict.fromkeys(("base", "platbase", "installed_base", "installed_platbase"), prefix)
    if standard_lib:
        return sysconfig.get_path("stdlib", vars=bases)
    return sysconfig.get_path("platlib" if plat_specific else "purelib", vars=bases)


def get_python_inc(plat_specific=0, prefix=None):
    """Return the folder of the header files."""
    name = "platinclude" if plat_specific else "include"
    if prefix is None:
        return sysconfig.get_path(name)
    return sysconfig.get_path(name, vars={"installed_base": prefix, "installed_platbase": prefix})


examples = '''
@@ beside what has no successor
 import sys
+import sysconfig as _sysconfig

!from distutils import sysconfig


+def get_python_lib(plat_specific=0, standard_lib=0):
+    """Return the folder of the library or, below it, of installed modules."""
+    if not standard_lib:
+        return _sysconfig.get_path("platlib" if plat_specific else "purelib")
+    return _sysconfig.get_path("stdlib")
+
+
-print(sysconfig.get_python_lib().startswith(sys.prefix))
-print(sysconfig.get_python_lib(True, True).startswith(sys.prefix))
+print(_sysconfig.get_path("purelib").startswith(sys.prefix))
+print(get_python_lib(True, True).startswith(sys.prefix))
 if len(sys.argv) > 1:
     print(sysconfig.parse_makefile(sys.argv[1]))

@@ where modules are installed
-from distutils.sysconfig import get_python_lib
+import sysconfig

-print(get_python_lib().endswith("site-packages"))
+print(sysconfig.get_path("purelib").endswith("site-packages"))

@@ modules with compiled parts, and the library itself
-import distutils.sysconfig
+import sysconfig

-print(distutils.sysconfig.get_python_lib(plat_specific=True).endswith("site-packages"))
-print(distutils.sysconfig.get_python_lib(1).endswith("site-packages"))
-print(distutils.sysconfig.get_python_lib(standard_lib=True).endswith("site-packages"))
-print(distutils.sysconfig.get_python_lib(0, 1).endswith("site-packages"))
+print(sysconfig.get_path("platlib").endswith("site-packages"))
+print(sysconfig.get_path("platlib").endswith("site-packages"))
+print(sysconfig.get_path("stdlib").endswith("site-packages"))
+print(sysconfig.get_path("stdlib").endswith("site-packages"))

@@ arguments that the code works out, and a prefix
 import sys
-from distutils.sysconfig import get_python_lib
+import sysconfig
+
+
+def get_python_lib(plat_specific=0, standard_lib=0, prefix=None):
+    """Return the folder of the library or, below it, of installed modules."""
+    if prefix is None and not standard_lib:
+        return sysconfig.get_path("platlib" if plat_specific else "purelib")
+    if prefix is None:
+        return sysconfig.get_path("stdlib")
+    bases = dict.fromkeys(("base", "platbase", "installed_base", "installed_platbase"), prefix)
+    if standard_lib:
+        return sysconfig.get_path("stdlib", vars=bases)
+    return sysconfig.get_path("platlib" if plat_specific else "purelib", vars=bases)
+

 print(get_python_lib(prefix="/opt").startswith("/opt/lib/python"))
 print(get_python_lib(1, 0, "/opt").endswith("site-packages"))
 print(get_python_lib(len(sys.argv), True).endswith("site-packages"))

@@ the header files
-from distutils.sysconfig import get_python_inc
+import sysconfig

-print(get_python_inc() == get_python_inc(plat_specific=1))
+print(sysconfig.get_path("include") == sysconfig.get_path("platinclude"))

@@ under a name of one's own
-import distutils.sysconfig as sc
+import sysconfig

-print(sc.get_python_inc(True) == sc.get_python_inc(False))
+print(sysconfig.get_path("platinclude") == sysconfig.get_path("include"))

@@ the header files below a prefix
-from distutils.sysconfig import get_python_inc
+import sysconfig
+
+
+def get_python_inc(plat_specific=0, prefix=None):
+    """Return the folder of the header files."""
+    name = "platinclude" if plat_specific else "include"
+    if prefix is None:
+        return sysconfig.get_path(name)
+    return sysconfig.get_path(name, vars={"installed_base": prefix, "installed_platbase": prefix})
+

 print(get_python_inc(prefix="/opt").startswith("/opt/include/python"))

@@ whether Python runs where it was built
-from distutils import sysconfig
+import sysconfig

-print(sysconfig.python_build, sysconfig.project_base == "")
+print(sysconfig.is_python_build(), sysconfig.get_config_var("projectbase") == "")

@@ a function of one's own
 def get_python_lib(prefix="/opt"):
     return prefix + "/lib"

 print(get_python_lib())

@@ under a test of the version
 import sys

 if sys.version_info >= (3, 10):
     from sysconfig import get_path
 else:
     from distutils.sysconfig import get_python_lib as get_path

 print(callable(get_path))
'''
