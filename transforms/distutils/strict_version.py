"""`distutils.version.StrictVersion` has no successor and is copied.

`distutils` went away in Python 3.12. `packaging.version.Version`, which is often
named as its successor, takes and orders other versions and compares with no
string; so a class that does the same is put into the module.

It also compares with the copy of another module, and with the old class; but
`isinstance()` tells them apart.
Where all versions follow PEP 440, `packaging.version.parse()` on both sides of a
comparison is the better code.
"""

import distutils.version

deprecated = "3.10"
removed = "3.12"
reference = "whatsnew/3.12#distutils"
safety = "suggested"


def before():
    return distutils.version.StrictVersion


def after():
    return StrictVersion


class StrictVersion:
    """A version of two or three numbers and perhaps `a` or `b` with another."""

    def __init__(self, vstring=None):
        if vstring:
            self.parse(vstring)

    def parse(self, vstring):
        import re

        match = re.match(r"(\d+)\.(\d+)(?:\.(\d+))?([ab]\d+)?$", vstring, re.ASCII)
        if not match:
            raise ValueError("invalid version number '%s'" % vstring)
        major, minor, patch, label = match.groups()
        self.version = (int(major), int(minor), int(patch or 0))
        self.prerelease = (label[0], int(label[1:])) if label else None

    def __str__(self):
        numbers = self.version if self.version[2] else self.version[:2]
        label = "%s%d" % self.prerelease if self.prerelease else ""
        return ".".join(map(str, numbers)) + label

    def __repr__(self):
        return "%s ('%s')" % (type(self).__name__, self)

    def _compare(self, other, operation):
        if isinstance(other, str):
            other = StrictVersion(other)
        elif not hasattr(other, "prerelease"):
            return NotImplemented
        # A release comes after its previews: `c` is greater than `a` and `b`.
        last = ("c", 0)
        return operation(
            (self.version, self.prerelease or last), (other.version, other.prerelease or last)
        )

    def __eq__(self, other):
        return self._compare(other, lambda a, b: a == b)

    def __lt__(self, other):
        return self._compare(other, lambda a, b: a < b)

    def __le__(self, other):
        return self._compare(other, lambda a, b: a <= b)

    def __gt__(self, other):
        return self._compare(other, lambda a, b: a > b)

    def __ge__(self, other):
        return self._compare(other, lambda a, b: a >= b)


examples = r'''
@@ compared with a string
-from distutils.version import StrictVersion
+class StrictVersion:
+    """A version of two or three numbers and perhaps `a` or `b` with another."""
+
+    def __init__(self, vstring=None):
+        if vstring:
+            self.parse(vstring)
+
+    def parse(self, vstring):
+        import re
+
+        match = re.match(r"(\d+)\.(\d+)(?:\.(\d+))?([ab]\d+)?$", vstring, re.ASCII)
+        if not match:
+            raise ValueError("invalid version number '%s'" % vstring)
+        major, minor, patch, label = match.groups()
+        self.version = (int(major), int(minor), int(patch or 0))
+        self.prerelease = (label[0], int(label[1:])) if label else None
+
+    def __str__(self):
+        numbers = self.version if self.version[2] else self.version[:2]
+        label = "%s%d" % self.prerelease if self.prerelease else ""
+        return ".".join(map(str, numbers)) + label
+
+    def __repr__(self):
+        return "%s ('%s')" % (type(self).__name__, self)
+
+    def _compare(self, other, operation):
+        if isinstance(other, str):
+            other = StrictVersion(other)
+        elif not hasattr(other, "prerelease"):
+            return NotImplemented
+        # A release comes after its previews: `c` is greater than `a` and `b`.
+        last = ("c", 0)
+        return operation(
+            (self.version, self.prerelease or last), (other.version, other.prerelease or last)
+        )
+
+    def __eq__(self, other):
+        return self._compare(other, lambda a, b: a == b)
+
+    def __lt__(self, other):
+        return self._compare(other, lambda a, b: a < b)
+
+    def __le__(self, other):
+        return self._compare(other, lambda a, b: a <= b)
+
+    def __gt__(self, other):
+        return self._compare(other, lambda a, b: a > b)
+
+    def __ge__(self, other):
+        return self._compare(other, lambda a, b: a >= b)
+

 print(StrictVersion("1.10") > "1.9.1", StrictVersion("1.0a1") < StrictVersion("1.0"))
 print(StrictVersion("1.2.0b3"), StrictVersion("1.2").version, StrictVersion("1.2") == "1.2.0")

@@ a text that is no version
-import distutils.version as versions
+class StrictVersion:
+    """A version of two or three numbers and perhaps `a` or `b` with another."""
+
+    def __init__(self, vstring=None):
+        if vstring:
+            self.parse(vstring)
+
+    def parse(self, vstring):
+        import re
+
+        match = re.match(r"(\d+)\.(\d+)(?:\.(\d+))?([ab]\d+)?$", vstring, re.ASCII)
+        if not match:
+            raise ValueError("invalid version number '%s'" % vstring)
+        major, minor, patch, label = match.groups()
+        self.version = (int(major), int(minor), int(patch or 0))
+        self.prerelease = (label[0], int(label[1:])) if label else None
+
+    def __str__(self):
+        numbers = self.version if self.version[2] else self.version[:2]
+        label = "%s%d" % self.prerelease if self.prerelease else ""
+        return ".".join(map(str, numbers)) + label
+
+    def __repr__(self):
+        return "%s ('%s')" % (type(self).__name__, self)
+
+    def _compare(self, other, operation):
+        if isinstance(other, str):
+            other = StrictVersion(other)
+        elif not hasattr(other, "prerelease"):
+            return NotImplemented
+        # A release comes after its previews: `c` is greater than `a` and `b`.
+        last = ("c", 0)
+        return operation(
+            (self.version, self.prerelease or last), (other.version, other.prerelease or last)
+        )
+
+    def __eq__(self, other):
+        return self._compare(other, lambda a, b: a == b)
+
+    def __lt__(self, other):
+        return self._compare(other, lambda a, b: a < b)
+
+    def __le__(self, other):
+        return self._compare(other, lambda a, b: a <= b)
+
+    def __gt__(self, other):
+        return self._compare(other, lambda a, b: a > b)
+
+    def __ge__(self, other):
+        return self._compare(other, lambda a, b: a >= b)
+

 try:
-    print(versions.StrictVersion("1.2.3.4"))
+    print(StrictVersion("1.2.3.4"))
 except ValueError as error:
     print(error)

@@ the largest of several
 import os
-from distutils.version import StrictVersion
+
+
+class StrictVersion:
+    """A version of two or three numbers and perhaps `a` or `b` with another."""
+
+    def __init__(self, vstring=None):
+        if vstring:
+            self.parse(vstring)
+
+    def parse(self, vstring):
+        import re
+
+        match = re.match(r"(\d+)\.(\d+)(?:\.(\d+))?([ab]\d+)?$", vstring, re.ASCII)
+        if not match:
+            raise ValueError("invalid version number '%s'" % vstring)
+        major, minor, patch, label = match.groups()
+        self.version = (int(major), int(minor), int(patch or 0))
+        self.prerelease = (label[0], int(label[1:])) if label else None
+
+    def __str__(self):
+        numbers = self.version if self.version[2] else self.version[:2]
+        label = "%s%d" % self.prerelease if self.prerelease else ""
+        return ".".join(map(str, numbers)) + label
+
+    def __repr__(self):
+        return "%s ('%s')" % (type(self).__name__, self)
+
+    def _compare(self, other, operation):
+        if isinstance(other, str):
+            other = StrictVersion(other)
+        elif not hasattr(other, "prerelease"):
+            return NotImplemented
+        # A release comes after its previews: `c` is greater than `a` and `b`.
+        last = ("c", 0)
+        return operation(
+            (self.version, self.prerelease or last), (other.version, other.prerelease or last)
+        )
+
+    def __eq__(self, other):
+        return self._compare(other, lambda a, b: a == b)
+
+    def __lt__(self, other):
+        return self._compare(other, lambda a, b: a < b)
+
+    def __le__(self, other):
+        return self._compare(other, lambda a, b: a <= b)
+
+    def __gt__(self, other):
+        return self._compare(other, lambda a, b: a > b)
+
+    def __ge__(self, other):
+        return self._compare(other, lambda a, b: a >= b)
+

 print(max(["0.4", "0.4.1", "0.5a1", "0.5b3"], key=StrictVersion), os.curdir)

@@ a class of one's own
 class StrictVersion(str):
     pass

 print(StrictVersion("1.2"))

@@ the copy of another package
 try:
     from setuptools._distutils.version import StrictVersion
 except ImportError:
     StrictVersion = None

 print(StrictVersion is None or StrictVersion("1.2") == "1.2.0")
'''
