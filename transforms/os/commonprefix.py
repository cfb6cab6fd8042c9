"""`os.path.commonprefix()` is deprecated since Python 3.15.

It compares texts character by character, so that its result need not be a path:
that of `/usr/lib` and `/usr/local` is `/usr/l`.
No release is announced that removes it.
"""

import os

deprecated = "3.15"
available = {"os.path.commonpath": "3.5"}
reference = "library/os.path#os.path.commonprefix"
safety = "suggested"
alternatives = {
    "text": "finds the common beginning of texts, as the old code does.",
    "path": "finds the folder that paths have in common; raises `ValueError` if there are none, or if some are absolute.",
}


def before():
    return os.path.commonprefix


def after():
    return common_prefix


def path():
    return os.path.commonpath


def common_prefix(texts):
    first, last = (min(texts), max(texts)) if texts else ("", "")
    count = 0
    while count < len(first) and first[count] == last[count]:
        count += 1
    return first[:count]


examples = '''
@@ texts
-import os
-
+def common_prefix(texts):
+    first, last = (min(texts), max(texts)) if texts else ("", "")
+    count = 0
+    while count < len(first) and first[count] == last[count]:
+        count += 1
+    return first[:count]
+
+
-print(os.path.commonprefix(["interval", "interview", "inter"]), os.path.commonprefix([]))
+print(common_prefix(["interval", "interview", "inter"]), common_prefix([]))

@@ by name
-from os.path import basename, commonprefix
+from os.path import basename

+
+def common_prefix(texts):
+    first, last = (min(texts), max(texts)) if texts else ("", "")
+    count = 0
+    while count < len(first) and first[count] == last[count]:
+        count += 1
+    return first[:count]
+
+
-print(basename(commonprefix(["a/b1", "a/b2"])))
+print(basename(common_prefix(["a/b1", "a/b2"])))

@@ the function for paths
 import os

 print(os.path.commonpath(["/usr/lib", "/usr/local"]))

@@ a function of one's own
 def commonprefix(texts):
     return texts[0]

 print(commonprefix(["a"]))
'''
