"""`warn()` of loggers is deprecated since Python 3.3.

The short name has been deprecated since Python 3.3 and only warns and calls the
other one; 3.13 was to be without it, and got it back before the release.
"""

deprecated = "3.3"
reference = "library/logging#logging.Logger.warning"
words = ["logging", "logger", "Logger", "log", "_logger", "_log", "LOG", "LOGGER"]

moves = {
    "logging.warn": "logging.warning",
    "logging.Logger.warn": "logging.Logger.warning",
    "logging.LoggerAdapter.warn": "logging.LoggerAdapter.warning",
}

examples = '''
@@ a logger
 import logging
 import sys

 logging.basicConfig(stream=sys.stdout)
 logger = logging.getLogger(__name__)
-logger.warn("%d left", 1)
+logger.warning("%d left", 1)

@@ the function of the module
 import logging

-logging.warn("one left", exc_info=True)
+logging.warning("one left", exc_info=True)

@@ imported by name
-from logging import getLogger, warn
+from logging import getLogger, warning

-warn("none left")
-getLogger().warn("one left")
+warning("none left")
+getLogger().warning("one left")

@@ under names of one's own
 import logging as log
-from logging import warn as complain
+from logging import warning as complain

 complain("none left")
-log.warn("one left")
+log.warning("one left")

@@ an adapter
 import logging
 import sys

 logging.basicConfig(stream=sys.stdout, format="%(funcName)s %(lineno)d %(message)s")
 adapter = logging.LoggerAdapter(logging.getLogger("app"), {})
-adapter.warn("one left")
+adapter.warning("one left")

@@ an attribute of self and of the class
 import logging
 import sys

 logging.basicConfig(stream=sys.stdout)

 class Store:
     log = logging.getLogger("store")

     def __init__(self):
         self._log = logging.getLogger("app")

     def check(self):
-        self._log.warn("one left")
-        self.log.warn("none left")
+        self._log.warning("one left")
+        self.log.warning("none left")

 Store().check()

@@ an annotated parameter
 from logging import Logger

 def check(logger: Logger, left):
     if not left:
-        logger.warn(
+        logger.warning(
             "%d left",  # of all
             left,
         )

@@ an import inside the function
 def check():
     import logging
-    logging.getLogger("app").warn("one left")
+    logging.getLogger("app").warning("one left")

 check()

@@ the method as a value
 import logging

 logger = logging.getLogger("app")
-warn = logger.warn
+warn = logger.warning
 warn("one left")

@@ a subclass keeps its own method, and what it calls of its base moves
 import logging

 class Logger(logging.Logger):
     def warn(self, message):
-        super().warn("! " + message)
+        super().warning("! " + message)

 Logger("app").warn("one left")

@@ an attribute that a decorator of the class sets, in another file
 # file: app/__init__.py
 # file: app/logs.py
 import logging

 def has_log(cls):
     cls.log = logging.getLogger(cls.__name__)
     return cls

 # file: app/worker.py
 from app.logs import has_log

 @has_log
 class Worker:
     def run(self):
-        self.log.warn("one left")
+        self.log.warning("one left")

 Worker().run()

@@ a warning of Python
 import logging
 import warnings
 from warnings import warn

 warnings.warn("old")
 warn("old")
 logging.getLogger("app").warning("one left")

@@ a class of one's own
 class Log:
     def warn(self, text):
         print(text)

 log = Log()
 log.warn("one left")

@@ a parameter that may be anything
 import logging

 def check(log):
     log.warn("one left")

@@ the name holds something else by now
 import logging

 class Log:
     def warn(self, text):
         print(text)

 logging = Log()
 logging.warn("one left")

@@ where hasattr has been asked
 import logging

 logger = logging.getLogger("app")
 if hasattr(logger, "warn"):
     logger.warn("one left")

@@ the logger of another module, handed on by the package
 # file: app/__init__.py
 from .log import logger, settings

 # file: app/log.py
 import logging

 logger = logging.getLogger("app")

 class Settings:
     def __init__(self):
         self.log = logging.getLogger("app")

 settings = Settings()

 # file: app/main.py
 from app import logger, settings
 from .log import *

-logger.warn("one left")
+logger.warning("one left")
-settings.log.warn("none left")
+settings.log.warning("none left")

@@ what another module has under that name is no logger
 # file: app/__init__.py
 # file: app/out.py
 class Out:
     def warn(self, text):
         print(text)

 logger = Out()

 # file: app/main.py
 from app.out import logger

 logger.warn("one left")

@@ the new name defined from the old, and a choice between the two
 import logging

!logging.Logger.warning = logging.Logger.warn
!warning = logging.warning or logging.warn
'''
