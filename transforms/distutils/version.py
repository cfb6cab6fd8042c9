"""`distutils.version` was removed in Python 3.12.

`distutils` went away in Python 3.12. `packaging.version.Version`, which is often
named as its successor, orders versions differently, refuses what is no version
after PEP 440, and does not compare with strings. So a module with the old
classes is put into the project: they parse, order, compare with strings and
print as ever, and have the same attributes.

They compare with the old classes as well, where another package still makes
some; `isinstance()` tells them apart.
Where all versions follow PEP 440, `packaging.version.parse()` on both sides of a
comparison is the better code.
"""

from ._distutils_version import LooseVersion, StrictVersion, Version

deprecated = "3.10"
available = "3.3"
removed = "3.12"
reference = "whatsnew/3.12#distutils"
moves = {
    "distutils.version.LooseVersion": "LooseVersion",
    "distutils.version.StrictVersion": "StrictVersion",
    "distutils.version.Version": "Version",
}

examples = '''
@@ compared with a string
-from distutils.version import LooseVersion
+from _distutils_version import LooseVersion

 print(LooseVersion("0.10") < "0.8.3", LooseVersion("1.5.2b2") > LooseVersion("1.5.2"))
 print(LooseVersion("1.13++").version, repr(LooseVersion("2g6")), str(LooseVersion("3.10a")))

@@ a key to sort by, under a name of its own
-from distutils.version import LooseVersion as V
+from _distutils_version import LooseVersion as V

 print(sorted(["1.10", "1.9", "1.9.1", "1.9a"], key=V))

@@ through the module, with letters and numbers that cannot be compared
-import distutils.version
+from _distutils_version import LooseVersion

 try:
-    print(distutils.version.LooseVersion("1.a") < distutils.version.LooseVersion("1.1"))
+    print(LooseVersion("1.a") < LooseVersion("1.1"))
 except TypeError:
     print("no order")

@@ a base class whose name the new class takes
-from distutils.version import LooseVersion as _LooseVersion
+from _distutils_version import LooseVersion as _LooseVersion


 class LooseVersion(_LooseVersion):
     pass


 print(LooseVersion("1.2") == "1.2", LooseVersion("1.2") != "1.2")

@@ in a package
 # file: app/__init__.py
 # file: app/check.py
-from distutils.version import LooseVersion, StrictVersion
+from ._distutils_version import LooseVersion, StrictVersion

 print(StrictVersion("1.10") > "1.9.1", StrictVersion("1.0a1") < StrictVersion("1.0"))
 print(StrictVersion("1.2.0b3"), StrictVersion("1.2").version, LooseVersion("1.2") == "1.2.0")

@@ inside a function, with an attribute
 def minor(text):
-    from distutils.version import StrictVersion
+    from _distutils_version import StrictVersion
     return StrictVersion(text).version[1]

 print(minor("1.2"))

@@ a text that is no version
-from distutils import version as versions
+from _distutils_version import StrictVersion

 try:
-    print(versions.StrictVersion("1.2.3.4"))
+    print(StrictVersion("1.2.3.4"))
 except ValueError as error:
     print(error)

@@ a class of packaging, or the old one
 try:
     from packaging.version import Version as LooseVersion
 except ImportError:
     from distutils.version import LooseVersion

 print(LooseVersion is not None)

@@ a class of one's own
 class LooseVersion(str):
     pass

 print(LooseVersion("1.2"))
'''
