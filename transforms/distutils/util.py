"""`distutils.util` was removed in Python 3.12.

`distutils` went away in Python 3.12. `split_quoted()`, `convert_path()` and
`change_root()` have no successor that does quite the same, so functions that do
are put into the module; the others are one expression each.
"""

import distutils.debug
import distutils.fancy_getopt
import distutils.util
import os
import sysconfig

deprecated = "3.10"
available = {"sysconfig": "3.2"}
removed = "3.12"
reference = "whatsnew/3.12#distutils"
moves = {
    "distutils.util.get_host_platform": "sysconfig.get_platform",
    "distutils.util.convert_path": "convert_path",
    "distutils.util.change_root": "change_root",
    "distutils.util.split_quoted": "split_quoted",
}


def before_rfc822_escape(header):
    return distutils.util.rfc822_escape(header)


def after_rfc822_escape(header):
    return header.replace("\n", "\n        ")


def before_grok_environment_error(exc):
    return distutils.util.grok_environment_error(exc)


def after_grok_environment_error(exc):
    return "error: " + str(exc)


def before_grok_environment_error_prefix(exc, prefix):
    return distutils.util.grok_environment_error(exc, prefix)


def after_grok_environment_error_prefix(exc, prefix):
    return prefix + str(exc)


def before_translate_longopt(opt):
    return distutils.fancy_getopt.translate_longopt(opt)


def after_translate_longopt(opt):
    return opt.replace("-", "_")


def before_debug():
    return distutils.debug.DEBUG


def after_debug():
    return os.environ.get("DISTUTILS_DEBUG")


def convert_path(pathname):
    """Return a path that is written with slashes as this system writes it."""
    import os

    if os.sep == "/" or not pathname:
        return pathname
    if pathname.startswith("/"):
        raise ValueError("path '%s' cannot be absolute" % pathname)
    if pathname.endswith("/"):
        raise ValueError("path '%s' cannot end with '/'" % pathname)
    names = [name for name in pathname.split("/") if name != "."]
    return os.path.join(*names) if names else os.curdir


def change_root(new_root, pathname):
    """Return the path as it is below another root."""
    import os

    if os.name == "nt":
        pathname = os.path.splitdrive(pathname)[1]
        return os.path.join(new_root, pathname[1:] if pathname[0] == "\\" else pathname)
    return os.path.join(new_root, pathname[1:] if os.path.isabs(pathname) else pathname)


def split_quoted(s):
    """Split a string at its spaces, but for those in quotes or behind a backslash."""
    import re

    quoted = re.compile(r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*\"""")
    words = []
    s = s.strip()
    while s:
        word = ""
        while s and s[0] not in " \t\n\r\x0b\x0c":
            if s[0] == "\\":
                word += s[1:2]
                s = s[2:]
            elif s[0] in "'\"":
                found = quoted.match(s)
                if found is None:
                    raise ValueError("bad string (mismatched %s quotes?)" % s[0])
                word += found.group()[1:-1]
                s = s[found.end() :]
            else:
                word += s[0]
                s = s[1:]
        words.append(word)
        s = s.lstrip()
    return words


examples = r'''
@@ the platform
-from distutils.util import get_host_platform
+from sysconfig import get_platform as get_host_platform

 print(get_host_platform().split("-")[0])

@@ lines of a header
-from distutils.util import rfc822_escape
-
-print(rfc822_escape("a\nb"))
+print("a\nb".replace("\n", "\n        "))

@@ a message with a prefix
-import distutils.util as util
-
 try:
     open("/no/such/file")
 except OSError as error:
-    print(util.grok_environment_error(error))
-    print(util.grok_environment_error(error, "oh: "))
+    print("error: " + str(error))
+    print("oh: " + str(error))

@@ a path
-from distutils.util import convert_path as native
+def convert_path(pathname):
+    """Return a path that is written with slashes as this system writes it."""
+    import os
+
+    if os.sep == "/" or not pathname:
+        return pathname
+    if pathname.startswith("/"):
+        raise ValueError("path '%s' cannot be absolute" % pathname)
+    if pathname.endswith("/"):
+        raise ValueError("path '%s' cannot end with '/'" % pathname)
+    names = [name for name in pathname.split("/") if name != "."]
+    return os.path.join(*names) if names else os.curdir
+

-print(native("docs/index.rst"))
+print(convert_path("docs/index.rst"))

@@ another root
-import distutils.util
+def change_root(new_root, pathname):
+    """Return the path as it is below another root."""
+    import os
+
+    if os.name == "nt":
+        pathname = os.path.splitdrive(pathname)[1]
+        return os.path.join(new_root, pathname[1:] if pathname[0] == "\\" else pathname)
+    return os.path.join(new_root, pathname[1:] if os.path.isabs(pathname) else pathname)
+

-print(distutils.util.change_root("/root", "/etc"))
-print(distutils.util.change_root("/root", "etc"))
+print(change_root("/root", "/etc"))
+print(change_root("/root", "etc"))

@@ words and quotes
-from distutils.util import split_quoted
+def split_quoted(s):
+    """Split a string at its spaces, but for those in quotes or behind a backslash."""
+    import re
+
+    quoted = re.compile(r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*\"""")
+    words = []
+    s = s.strip()
+    while s:
+        word = ""
+        while s and s[0] not in " \t\n\r\x0b\x0c":
+            if s[0] == "\\":
+                word += s[1:2]
+                s = s[2:]
+            elif s[0] in "'\"":
+                found = quoted.match(s)
+                if found is None:
+                    raise ValueError("bad string (mismatched %s quotes?)" % s[0])
+                word += found.group()[1:-1]
+                s = s[found.end() :]
+            else:
+                word += s[0]
+                s = s[1:]
+        words.append(word)
+        s = s.lstrip()
+    return words
+

 print(split_quoted("gcc -DNAME='a b' \"-I/my dir\" c\\ d"))

@@ the name of an option, and whether to tell more
-from distutils.debug import DEBUG
-from distutils.fancy_getopt import translate_longopt
+import os

-if not DEBUG:
-    print(translate_longopt("build-base"))
+if not os.environ.get("DISTUTILS_DEBUG"):
+    print("build-base".replace("-", "_"))

@@ a function of one's own
 def split_quoted(text):
     return text.split()

 print(split_quoted("a b"))

@@ that of another package
 import shlex as util

 print(util.split("a 'b c'"))
'''
