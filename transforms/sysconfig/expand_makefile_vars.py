"""`sysconfig.expand_makefile_vars()` is deprecated since Python 3.14.

It was never documented, raises `NameError` in Python 3.13, and is removed in 3.16. A copy
takes its place.
`sysconfig.get_paths(vars=...)` expands the variables of paths.
"""

import re
import sysconfig

deprecated = "3.14"
available = "3.2"
reference = "whatsnew/3.15#sysconfig"


def before(s, vars):
    return sysconfig.expand_makefile_vars(s, vars)


def after(s, vars):
    return expand_makefile_vars(s, vars)


def expand_makefile_vars(s, vars):
    """Replace `$(NAME)` and `${NAME}` by the values of a makefile's variables."""
    pattern = re.compile(r"\$(?:\(([A-Za-z][A-Za-z0-9_]*)\)|\{([A-Za-z][A-Za-z0-9_]*)\})")
    found = pattern.search(s)
    while found:
        s = s[: found.start()] + vars.get(found.group(1) or found.group(2)) + s[found.end() :]
        found = pattern.search(s)
    return s


examples = r'''
@@ a call
+import re
 import sysconfig

-print((lambda: sysconfig.expand_makefile_vars("$(A)/${B}", {"A": "a", "B": "$(A)"}))() if False else 5, sysconfig.get_platform() != "")
+
+def expand_makefile_vars(s, vars):
+    """Replace `$(NAME)` and `${NAME}` by the values of a makefile's variables."""
+    pattern = re.compile(r"\$(?:\(([A-Za-z][A-Za-z0-9_]*)\)|\{([A-Za-z][A-Za-z0-9_]*)\})")
+    found = pattern.search(s)
+    while found:
+        s = s[: found.start()] + vars.get(found.group(1) or found.group(2)) + s[found.end() :]
+        found = pattern.search(s)
+    return s
+
+
+print((lambda: expand_makefile_vars("$(A)/${B}", {"A": "a", "B": "$(A)"}))() if False else 5, sysconfig.get_platform() != "")

@@ imported by name, under another
+import re
-from sysconfig import expand_makefile_vars as expand
+
+
+def expand_makefile_vars(s, vars):
+    """Replace `$(NAME)` and `${NAME}` by the values of a makefile's variables."""
+    pattern = re.compile(r"\$(?:\(([A-Za-z][A-Za-z0-9_]*)\)|\{([A-Za-z][A-Za-z0-9_]*)\})")
+    found = pattern.search(s)
+    while found:
+        s = s[: found.start()] + vars.get(found.group(1) or found.group(2)) + s[found.end() :]
+        found = pattern.search(s)
+    return s
+

-print(expand("$(A)", {"A": "a"}) if False else 5)
+print(expand_makefile_vars("$(A)", {"A": "a"}) if False else 5)

@@ a function of one's own
 def expand_makefile_vars(s, vars):
     return s

 print(expand_makefile_vars("$(A)", {}))
'''
