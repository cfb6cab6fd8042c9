"""`distutils.log` was removed in Python 3.12.

`distutils` went away in Python 3.12. `logging` has functions of the same names,
where `warn()` is `warning()` and `fatal()` is `critical()`; the log of
`setuptools` is that of `logging`, so a setup script logs where its commands do.

What differs outside a setup script: where `logging` is not configured, a message
is set behind its level and `root`, and all go to the standard error stream, where
the old module wrote debug and info messages to the standard output. The levels
are 10 to 50 and no longer 1 to 5, so a file that has a log of the old class at
hand keeps them.
"""

import distutils.log
import logging

deprecated = "3.10"
available = "3.2"
removed = "3.12"
reference = "whatsnew/3.12#distutils"
safety = "suggested"
together = True
moves = {
    "distutils.log.debug": "logging.debug",
    "distutils.log.info": "logging.info",
    "distutils.log.warn": "logging.warning",
    "distutils.log.error": "logging.error",
    "distutils.log.fatal": "logging.critical",
    "distutils.log.log": "logging.log",
    "distutils.log.DEBUG": "logging.DEBUG",
    "distutils.log.INFO": "logging.INFO",
    "distutils.log.WARN": "logging.WARNING",
    "distutils.log.ERROR": "logging.ERROR",
    "distutils.log.FATAL": "logging.CRITICAL",
    "distutils.log.set_threshold": "set_threshold",
    "distutils.log.set_verbosity": "set_verbosity",
}


def before_set_threshold(level):
    distutils.log.set_threshold(level)


def after_set_threshold(level):
    logging.getLogger().setLevel(level)


def before_class():
    """Derive from `logging.Logger`, whose levels are 10 to 50, or keep a class and levels of your own."""
    return distutils.log.Log


def before_global_log():
    """`logging.getLogger()` is the log that all use; its levels are 10 to 50."""
    return distutils.log._global_log


def set_threshold(level):
    """Set the lowest level that is logged, and return the one before."""
    old = logging.getLogger().level
    logging.getLogger().setLevel(level)
    return old


def set_verbosity(v):
    """Log warnings only, with 1 what is done as well, and with 2 all."""
    level = logging.DEBUG if v >= 2 else logging.INFO if v == 1 else logging.WARNING
    logging.getLogger().setLevel(level)


examples = '''
@@ the module out of its package
-from distutils import log
+import logging

-log.info("building %s", "sample")
-log.warn("no %s", "compiler")
+logging.info("building %s", "sample")
+logging.warning("no %s", "compiler")
 print("built")

@@ functions by name
-from distutils.log import error, fatal as die
+from logging import error, critical as die

 error("no compiler")
 die("no hope")
 print("built")

@@ levels
-import distutils.log
+import logging

-distutils.log.set_threshold(distutils.log.ERROR)
-distutils.log.log(distutils.log.WARN, "not shown")
-distutils.log.debug("not shown")
+logging.getLogger().setLevel(logging.ERROR)
+logging.log(logging.WARNING, "not shown")
+logging.debug("not shown")
 print("built")

@@ verbosity
+import logging
 import sys
-from distutils import log
+
+
+def set_verbosity(v):
+    """Log warnings only, with 1 what is done as well, and with 2 all."""
+    level = logging.DEBUG if v >= 2 else logging.INFO if v == 1 else logging.WARNING
+    logging.getLogger().setLevel(level)
+

-log.set_verbosity(len(sys.argv) - 1)
-log.info("not shown")
+set_verbosity(len(sys.argv) - 1)
+logging.info("not shown")
 print("built")

@@ the threshold that was
-from distutils.log import FATAL, set_threshold
+import logging
+from logging import CRITICAL as FATAL
+
+
+def set_threshold(level):
+    """Set the lowest level that is logged, and return the one before."""
+    old = logging.getLogger().level
+    logging.getLogger().setLevel(level)
+    return old
+

 old = set_threshold(FATAL)
-set_threshold(old)
+logging.getLogger().setLevel(old)
 print("built")

@@ with another module of the package in one import
-from distutils import log, util
+import logging
+from distutils import util

-log.info("for %s", util.get_platform())
+logging.info("for %s", util.get_platform())

@@ levels of a log of the old class
 from distutils.log import INFO, Log, WARN


!class Quiet(Log):
     def info(self, text):
!        if WARN >= self.threshold > INFO:
             print(text)

!Quiet(WARN).info("built")

@@ a log of one's own
 import logging

 log = logging.getLogger("sample")
 log.info("building")
 print("built")

@@ a log that a test sets
 class Log:
     def warn(self, text):
         print(text)

 log = Log()
 log.warn("no compiler")

@@ a module of one's own that hands all of it on
 # file: log.py
 from distutils.log import *

 def info(text):
     print("info:", text)

 # file: build.py
 import log

 log.info("building")
!log.warn("no compiler")

@@ in a `try` that handles nothing
 def load(name):
     try:
-        from distutils import log
-        log.warn("loading %s", name)
+        import logging
+        logging.warning("loading %s", name)
     finally:
         print("done")
'''
