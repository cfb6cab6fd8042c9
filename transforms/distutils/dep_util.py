"""`distutils.dep_util` was removed in Python 3.12.

`distutils` went away in Python 3.12 and nothing of the standard library took
their place, so functions that answer the same are put into the module.

What differs: where a source is missing, `newer()` raises `FileNotFoundError`,
where the old one raised `DistutilsFileError`. A setup script may also take them
from `setuptools.modified`, which newer versions of `setuptools` have.
"""

deprecated = "3.10"
removed = "3.12"
reference = "whatsnew/3.12#distutils"
safety = "suggested"
moves = {
    "distutils.dep_util.newer": "newer",
    "distutils.dep_util.newer_pairwise": "newer_pairwise",
    "distutils.dep_util.newer_group": "newer_group",
}


def newer(source, target):
    """Return whether a file changed after another, which may be missing."""
    import os

    if not os.path.exists(source):
        raise FileNotFoundError("file '%s' does not exist" % os.path.abspath(source))
    return not os.path.exists(target) or int(os.path.getmtime(source)) > int(os.path.getmtime(target))


def newer_pairwise(sources, targets):
    """Return the sources that are newer than their targets, and these targets."""
    if len(sources) != len(targets):
        raise ValueError("'sources' and 'targets' must be same length")
    pairs = [pair for pair in zip(sources, targets) if newer(*pair)]
    return [source for source, _ in pairs], [target for _, target in pairs]


def newer_group(sources, target, missing="error"):
    """Return whether the target is older than one of its sources, or missing."""
    import os

    if not os.path.exists(target):
        return True
    for source in sources:
        if not os.path.exists(source) and missing == "ignore":
            continue
        if not os.path.exists(source) and missing == "newer":
            return True
        if int(os.path.getmtime(source)) > int(os.path.getmtime(target)):
            return True
    return False


examples = r'''
@@ two files
-from distutils.dep_util import newer
+def newer(source, target):
+    """Return whether a file changed after another, which may be missing."""
+    import os
+
+    if not os.path.exists(source):
+        raise FileNotFoundError("file '%s' does not exist" % os.path.abspath(source))
+    return not os.path.exists(target) or int(os.path.getmtime(source)) > int(os.path.getmtime(target))
+

 if newer("/", "/no/such/file"):
     print("make it")

@@ lists of files, with the other helper that it needs
-import distutils.dep_util
+def newer(source, target):
+    """Return whether a file changed after another, which may be missing."""
+    import os
+
+    if not os.path.exists(source):
+        raise FileNotFoundError("file '%s' does not exist" % os.path.abspath(source))
+    return not os.path.exists(target) or int(os.path.getmtime(source)) > int(os.path.getmtime(target))
+
+
+def newer_pairwise(sources, targets):
+    """Return the sources that are newer than their targets, and these targets."""
+    if len(sources) != len(targets):
+        raise ValueError("'sources' and 'targets' must be same length")
+    pairs = [pair for pair in zip(sources, targets) if newer(*pair)]
+    return [source for source, _ in pairs], [target for _, target in pairs]
+

-print(distutils.dep_util.newer_pairwise(["/", "/"], ["/", "/no/such/file"]))
+print(newer_pairwise(["/", "/"], ["/", "/no/such/file"]))

@@ a target with several sources, under a name of one's own
-from distutils.dep_util import newer_group as outdated
+def newer_group(sources, target, missing="error"):
+    """Return whether the target is older than one of its sources, or missing."""
+    import os
+
+    if not os.path.exists(target):
+        return True
+    for source in sources:
+        if not os.path.exists(source) and missing == "ignore":
+            continue
+        if not os.path.exists(source) and missing == "newer":
+            return True
+        if int(os.path.getmtime(source)) > int(os.path.getmtime(target)):
+            return True
+    return False
+

-if not outdated(["/no/such/file", "/"], "/", missing="ignore"):
+if not newer_group(["/no/such/file", "/"], "/", missing="ignore"):
     print("up to date")

@@ a function of one's own
 def newer(one, other):
     return one > other

 print(newer(2, 1))

@@ those of setuptools, or the old ones
 try:
     from setuptools.modified import newer_group
 except ImportError:
!    from distutils.dep_util import newer_group

 print(bool(newer_group(["/"], "/no/such/file")))
'''
