"""`distutils.util` was removed in Python 3.12.

`distutils` went away in Python 3.12. `get_platform()` is now
`sysconfig.get_platform()`; the others are copied.

What differs: on Windows the old `get_platform()` told the target of a cross
compilation from `VSCMD_ARG_TGT_ARCH`; the copies of `check_environ()` and
`subst_vars()` look at the environment each time and not once; `execute()` and
`byte_compile()` tell what they do to `logging`, and `byte_compile()` compiles in
this process and raises `RuntimeError` if Python is told to write no bytecode.
"""

import sysconfig

deprecated = "3.10"
available = {"sysconfig": "3.2", "importlib.util.cache_from_source": "3.4"}
removed = "3.12"
reference = "whatsnew/3.12#distutils"
safety = "suggested"
moves = {
    "distutils.util.get_platform": "sysconfig.get_platform",
    "distutils.util.check_environ": "check_environ",
    "distutils.util.subst_vars": "subst_vars",
    "distutils.util.execute": "execute",
    "distutils.util.byte_compile": "byte_compile",
}


def check_environ():
    """Make sure that the environment names the home folder and the platform."""
    import os

    if os.name == "posix" and "HOME" not in os.environ:
        try:
            import pwd

            os.environ["HOME"] = pwd.getpwuid(os.getuid()).pw_dir
        except (ImportError, KeyError):
            pass
    os.environ.setdefault("PLAT", sysconfig.get_platform())


def subst_vars(s, local_vars):
    """Put values in the place of `$name`, from `local_vars` or else from the environment."""
    import os
    import re

    def value(match):
        name = match.group(1)
        return str(local_vars[name]) if name in local_vars else os.environ[name]

    check_environ()
    try:
        return re.sub(r"\$([a-zA-Z_][a-zA-Z_0-9]*)", value, s)
    except KeyError as name:
        raise ValueError("invalid variable '$%s'" % name)


def execute(func, args, msg=None, verbose=0, dry_run=0):
    """Say what is done, and do it unless this is a dry run."""
    import logging

    if msg is None:
        msg = "%s%r" % (func.__name__, args)
        if msg.endswith(",)"):
            msg = msg[:-2] + ")"
    logging.info(msg)
    if not dry_run:
        func(*args)


def byte_compile(py_files, optimize=0, force=0, prefix=None, base_dir=None, verbose=1, dry_run=0, direct=None):
    """Compile the files that end in `.py` into `__pycache__` where that is older."""
    import importlib.util
    import logging
    import os
    import py_compile
    import sys

    if sys.dont_write_bytecode:
        raise RuntimeError("byte-compiling is disabled.")
    for file in py_files:
        if not file.endswith(".py"):
            continue
        target = importlib.util.cache_from_source(file, optimization=optimize or "")
        shown = file
        if prefix:
            if not file.startswith(prefix):
                raise ValueError("invalid prefix: filename %r doesn't start with %r" % (file, prefix))
            shown = file[len(prefix) :]
        if base_dir:
            shown = os.path.join(base_dir, shown)
        if force or not os.path.exists(target) or int(os.path.getmtime(file)) > int(os.path.getmtime(target)):
            logging.info("byte-compiling %s to %s", file, os.path.basename(target))
            if not dry_run:
                py_compile.compile(file, target, shown, optimize=optimize)


examples = r'''
@@ the platform
-from distutils.util import get_platform
+from sysconfig import get_platform

 print(get_platform().split("-")[0])

@@ the platform under a name of one's own
-import distutils.util as du
+import sysconfig

-print("%s-%s" % ("build", du.get_platform()))
+print("%s-%s" % ("build", sysconfig.get_platform()))

@@ the environment
 import os
-from distutils.util import check_environ
+import sysconfig
+
+
+def check_environ():
+    """Make sure that the environment names the home folder and the platform."""
+    import os
+
+    if os.name == "posix" and "HOME" not in os.environ:
+        try:
+            import pwd
+
+            os.environ["HOME"] = pwd.getpwuid(os.getuid()).pw_dir
+        except (ImportError, KeyError):
+            pass
+    os.environ.setdefault("PLAT", sysconfig.get_platform())
+

 check_environ()
 print("HOME" in os.environ, "PLAT" in os.environ)

@@ variables, with the other helper that it needs
-from distutils.util import subst_vars
+import sysconfig
+
+
+def check_environ():
+    """Make sure that the environment names the home folder and the platform."""
+    import os
+
+    if os.name == "posix" and "HOME" not in os.environ:
+        try:
+            import pwd
+
+            os.environ["HOME"] = pwd.getpwuid(os.getuid()).pw_dir
+        except (ImportError, KeyError):
+            pass
+    os.environ.setdefault("PLAT", sysconfig.get_platform())
+
+
+def subst_vars(s, local_vars):
+    """Put values in the place of `$name`, from `local_vars` or else from the environment."""
+    import os
+    import re
+
+    def value(match):
+        name = match.group(1)
+        return str(local_vars[name]) if name in local_vars else os.environ[name]
+
+    check_environ()
+    try:
+        return re.sub(r"\$([a-zA-Z_][a-zA-Z_0-9]*)", value, s)
+    except KeyError as name:
+        raise ValueError("invalid variable '$%s'" % name)
+

 print(subst_vars("$base/lib", {"base": "/usr"}))

@@ something done
-import distutils.util
+def execute(func, args, msg=None):
+    """Say what is done, and do it unless this is a dry run."""
+    import logging

-distutils.util.execute(print, ("done",), "printing")
+    if msg is None:
+        msg = "%s%r" % (func.__name__, args)
+        if msg.endswith(",)"):
+            msg = msg[:-2] + ")"
+    logging.info(msg)
+    func(*args)
+
+
+execute(print, ("done",), "printing")

@@ files compiled
 import os
 import tempfile
-from distutils.util import byte_compile
+
+
+def byte_compile(py_files, optimize=0, force=0, prefix=None, base_dir=None, verbose=1, dry_run=0, direct=None):
+    """Compile the files that end in `.py` into `__pycache__` where that is older."""
+    import importlib.util
+    import logging
+    import os
+    import py_compile
+    import sys
+
+    if sys.dont_write_bytecode:
+        raise RuntimeError("byte-compiling is disabled.")
+    for file in py_files:
+        if not file.endswith(".py"):
+            continue
+        target = importlib.util.cache_from_source(file, optimization=optimize or "")
+        shown = file
+        if prefix:
+            if not file.startswith(prefix):
+                raise ValueError("invalid prefix: filename %r doesn't start with %r" % (file, prefix))
+            shown = file[len(prefix) :]
+        if base_dir:
+            shown = os.path.join(base_dir, shown)
+        if force or not os.path.exists(target) or int(os.path.getmtime(file)) > int(os.path.getmtime(target)):
+            logging.info("byte-compiling %s to %s", file, os.path.basename(target))
+            if not dry_run:
+                py_compile.compile(file, target, shown, optimize=optimize)
+

 with tempfile.TemporaryDirectory() as folder:
     path = os.path.join(folder, "sample.py")
     with open(path, "w") as file:
         file.write("x = 1\n")
     try:
         byte_compile([path])
         print(sorted(os.listdir(folder)))
     except Exception:
         print("not compiled")

@@ the function of the library itself
 import sysconfig

 print(sysconfig.get_platform().split("-")[0])

@@ a function of one's own
 def execute(func, args):
     return func(*args)

 execute(print, ("done",))
'''
