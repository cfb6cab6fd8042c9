"""`distutils.sysconfig` was removed in Python 3.12.

`distutils` went away in Python 3.12. Its last versions had these functions from
`sysconfig` themselves, and the prefixes are those of `sys`, normalized.
"""

import distutils.sysconfig
import os.path
import sys
import sysconfig

deprecated = "3.10"
available = "3.2"
removed = "3.12"
reference = "whatsnew/3.12#distutils"
moves = {
    "distutils.sysconfig.get_config_var": "sysconfig.get_config_var",
    "distutils.sysconfig.get_config_vars": "sysconfig.get_config_vars",
    "distutils.sysconfig.get_makefile_filename": "sysconfig.get_makefile_filename",
    "distutils.sysconfig.get_config_h_filename": "sysconfig.get_config_h_filename",
    "distutils.sysconfig.get_python_version": "sysconfig.get_python_version",
    "distutils.sysconfig.expand_makefile_vars": "expand_makefile_vars",
}


def before_parse_config_h(fp, g=...):
    return distutils.sysconfig.parse_config_h(fp, g)


def after_parse_config_h(fp, g=...):
    return sysconfig.parse_config_h(fp, vars=g)


def before_prefix():
    return distutils.sysconfig.PREFIX


def after_prefix():
    return os.path.normpath(sys.prefix)


def before_exec_prefix():
    return distutils.sysconfig.EXEC_PREFIX


def after_exec_prefix():
    return os.path.normpath(sys.exec_prefix)


def before_base_prefix():
    return distutils.sysconfig.BASE_PREFIX


def after_base_prefix():
    return os.path.normpath(sys.base_prefix)


def before_base_exec_prefix():
    return distutils.sysconfig.BASE_EXEC_PREFIX


def after_base_exec_prefix():
    return os.path.normpath(sys.base_exec_prefix)


def expand_makefile_vars(s, vars):
    """Put the values of a makefile's variables in the place of `$(NAME)` and `${NAME}`."""
    import re

    pattern = re.compile(r"\$(?:\(([A-Za-z][A-Za-z0-9_]*)\)|\{([A-Za-z][A-Za-z0-9_]*)\})")
    found = pattern.search(s)
    while found:
        s = s[: found.start()] + vars.get(found.group(1) or found.group(2)) + s[found.end() :]
        found = pattern.search(s)
    return s


examples = r'''
@@ imported by name
-from distutils.sysconfig import get_config_var, get_config_vars
+from sysconfig import get_config_var, get_config_vars

 print(get_config_var("EXT_SUFFIX") == get_config_vars()["EXT_SUFFIX"])

@@ the module out of its package
-from distutils import sysconfig
+import sysconfig

 print(len(sysconfig.get_config_vars("prefix", "exec_prefix")))

@@ under a name of one's own
-import distutils.sysconfig as sc
+import sysconfig

-print(sc.get_python_version() != "2.7")
+print(sysconfig.get_python_version() != "2.7")

@@ through the package
-import distutils.sysconfig
+import sysconfig

-print(distutils.sysconfig.get_makefile_filename().endswith("Makefile"))
-print(distutils.sysconfig.get_config_h_filename().endswith("pyconfig.h"))
+print(sysconfig.get_makefile_filename().endswith("Makefile"))
+print(sysconfig.get_config_h_filename().endswith("pyconfig.h"))

@@ as a value
-from distutils.sysconfig import get_config_var
+from sysconfig import get_config_var

 print(list(map(get_config_var, ["no_such_name"])))

@@ the prefixes
-from distutils.sysconfig import BASE_EXEC_PREFIX, BASE_PREFIX, EXEC_PREFIX, PREFIX
+import os.path
+import sys

-print(PREFIX == EXEC_PREFIX, BASE_PREFIX == BASE_EXEC_PREFIX)
+print(os.path.normpath(sys.prefix) == os.path.normpath(sys.exec_prefix), os.path.normpath(sys.base_prefix) == os.path.normpath(sys.base_exec_prefix))

@@ the dictionary to fill has another name
 import io
-from distutils.sysconfig import parse_config_h
+import sysconfig

 found = {}
-parse_config_h(io.StringIO("#define WORDS 4\n"), found)
+sysconfig.parse_config_h(io.StringIO("#define WORDS 4\n"), vars=found)
-print(found, parse_config_h(fp=io.StringIO("/* #undef WORDS */\n"), g=None))
+print(found, sysconfig.parse_config_h(io.StringIO("/* #undef WORDS */\n"), vars=None))

@@ what sysconfig does not have in public is copied
-from distutils.sysconfig import expand_makefile_vars
+def expand_makefile_vars(s, vars):
+    """Put the values of a makefile's variables in the place of `$(NAME)` and `${NAME}`."""
+    import re
+
+    pattern = re.compile(r"\$(?:\(([A-Za-z][A-Za-z0-9_]*)\)|\{([A-Za-z][A-Za-z0-9_]*)\})")
+    found = pattern.search(s)
+    while found:
+        s = s[: found.start()] + vars.get(found.group(1) or found.group(2)) + s[found.end() :]
+        found = pattern.search(s)
+    return s
+

 print(expand_makefile_vars("$(CC) -I${DIR}/include", {"CC": "cc", "DIR": "/usr"}))

@@ the module of the library itself
 import sysconfig

 print(sysconfig.get_config_var("no_such_name"))

@@ the new, and the old if that fails
 try:
     from sysconfig import get_config_var
 except ImportError:
     from distutils.sysconfig import get_config_var

 print(get_config_var("no_such_name"))

@@ a name that the file uses for a path of its own
-import distutils.sysconfig
+import sysconfig as _sysconfig

 def show(sysconfig):
-    return sysconfig, distutils.sysconfig.get_config_var("no_such_name")
+    return sysconfig, _sysconfig.get_config_var("no_such_name")

 print(show("here"))
'''
