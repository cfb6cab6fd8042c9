"""`distutils.version.LooseVersion` has no successor and is copied.

`distutils` went away in Python 3.12. `packaging.version.Version`, which is often
named as its successor, orders versions differently, refuses what is no version
after PEP 440, and compares with no string; so a class with the same ordering is
put into the module: it parses as the old one, compares with strings, has
`version` and `vstring`, and cannot be hashed.

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
    return distutils.version.LooseVersion


def after():
    return LooseVersion


class LooseVersion:
    """A version as a list of numbers and words, compared one by one."""

    def __init__(self, vstring=None):
        if vstring:
            self.parse(vstring)

    def parse(self, vstring):
        import re

        self.vstring = vstring
        parts = re.split(r"(\d+|[a-z]+|\.)", vstring)
        self.version = [int(part) if part.isdecimal() else part for part in parts if part and part != "."]

    def __str__(self):
        return self.vstring

    def __repr__(self):
        return "LooseVersion ('%s')" % self

    def _compare(self, other, operation):
        if isinstance(other, str):
            other = LooseVersion(other)
        elif not hasattr(other, "vstring"):
            return NotImplemented
        if self.version == other.version:
            return operation(0, 0)
        return operation(-1 if self.version < other.version else 1, 0)

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
-from distutils.version import LooseVersion
+class LooseVersion:
+    """A version as a list of numbers and words, compared one by one."""
+
+    def __init__(self, vstring=None):
+        if vstring:
+            self.parse(vstring)
+
+    def parse(self, vstring):
+        import re
+
+        self.vstring = vstring
+        parts = re.split(r"(\d+|[a-z]+|\.)", vstring)
+        self.version = [int(part) if part.isdecimal() else part for part in parts if part and part != "."]
+
+    def __str__(self):
+        return self.vstring
+
+    def __repr__(self):
+        return "LooseVersion ('%s')" % self
+
+    def _compare(self, other, operation):
+        if isinstance(other, str):
+            other = LooseVersion(other)
+        elif not hasattr(other, "vstring"):
+            return NotImplemented
+        if self.version == other.version:
+            return operation(0, 0)
+        return operation(-1 if self.version < other.version else 1, 0)
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

 print(LooseVersion("0.10") < "0.8.3", LooseVersion("1.5.2b2") > LooseVersion("1.5.2"))
 print(LooseVersion("1.13++").version, repr(LooseVersion("2g6")), str(LooseVersion("3.10a")))

@@ a key to sort by, under a name of its own
-from distutils.version import LooseVersion as V
+class LooseVersion:
+    """A version as a list of numbers and words, compared one by one."""
+
+    def __init__(self, vstring=None):
+        if vstring:
+            self.parse(vstring)
+
+    def parse(self, vstring):
+        import re
+
+        self.vstring = vstring
+        parts = re.split(r"(\d+|[a-z]+|\.)", vstring)
+        self.version = [int(part) if part.isdecimal() else part for part in parts if part and part != "."]
+
+    def __str__(self):
+        return self.vstring
+
+    def __repr__(self):
+        return "LooseVersion ('%s')" % self
+
+    def _compare(self, other, operation):
+        if isinstance(other, str):
+            other = LooseVersion(other)
+        elif not hasattr(other, "vstring"):
+            return NotImplemented
+        if self.version == other.version:
+            return operation(0, 0)
+        return operation(-1 if self.version < other.version else 1, 0)
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

-print(sorted(["1.10", "1.9", "1.9.1", "1.9a"], key=V))
+print(sorted(["1.10", "1.9", "1.9.1", "1.9a"], key=LooseVersion))

@@ through the module, with letters and numbers that cannot be compared
 import sys
-import distutils.version
+
+
+class LooseVersion:
+    """A version as a list of numbers and words, compared one by one."""
+
+    def __init__(self, vstring=None):
+        if vstring:
+            self.parse(vstring)
+
+    def parse(self, vstring):
+        import re
+
+        self.vstring = vstring
+        parts = re.split(r"(\d+|[a-z]+|\.)", vstring)
+        self.version = [int(part) if part.isdecimal() else part for part in parts if part and part != "."]
+
+    def __str__(self):
+        return self.vstring
+
+    def __repr__(self):
+        return "LooseVersion ('%s')" % self
+
+    def _compare(self, other, operation):
+        if isinstance(other, str):
+            other = LooseVersion(other)
+        elif not hasattr(other, "vstring"):
+            return NotImplemented
+        if self.version == other.version:
+            return operation(0, 0)
+        return operation(-1 if self.version < other.version else 1, 0)
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
-    print(distutils.version.LooseVersion("1.a") < distutils.version.LooseVersion("1.1"))
+    print(LooseVersion("1.a") < LooseVersion("1.1"))
 except TypeError:
     print("no order", len(sys.argv) > 5)

@@ a name that the file has already
-from distutils.version import LooseVersion as _Loose
+class _LooseVersion:
+    """A version as a list of numbers and words, compared one by one."""
+
+    def __init__(self, vstring=None):
+        if vstring:
+            self.parse(vstring)
+
+    def parse(self, vstring):
+        import re
+
+        self.vstring = vstring
+        parts = re.split(r"(\d+|[a-z]+|\.)", vstring)
+        self.version = [int(part) if part.isdecimal() else part for part in parts if part and part != "."]
+
+    def __str__(self):
+        return self.vstring
+
+    def __repr__(self):
+        return "LooseVersion ('%s')" % self
+
+    def _compare(self, other, operation):
+        if isinstance(other, str):
+            other = _LooseVersion(other)
+        elif not hasattr(other, "vstring"):
+            return NotImplemented
+        if self.version == other.version:
+            return operation(0, 0)
+        return operation(-1 if self.version < other.version else 1, 0)
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

-class LooseVersion(_Loose):
+class LooseVersion(_LooseVersion):
     pass


 print(LooseVersion("1.2") == "1.2", LooseVersion("1.2") != "1.2")

@@ a class of packaging
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
