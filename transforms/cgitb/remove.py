"""`cgitb.enable()` was removed in Python 3.13.

Without it, an uncaught exception is printed to standard error as text, without the values
of variables, and is not shown in the browser.

This is done where the configuration chooses the alternative `remove` of `cgitb`, or the
command line with `--alternative cgitb=remove`.
"""

import cgitb

deprecated = "3.11"
available = "3.0"
removed = "3.13"
reference = "whatsnew/3.13#whatsnew313-pep594"
safety = "suggested"
backport = "legacy-cgi; python_version >= '3.13'"
only_with = {"cgitb/backport": ["remove"]}


def before(*args, **kwargs):
    cgitb.enable(*args, **kwargs)


def after(*args, **kwargs):
    pass


def before_other():
    """Use `traceback.format_exc()` or `logging.exception()`; neither shows the values of variables."""
    return cgitb.text


def before_html():
    """Use `traceback.format_exc()`, and escape it with `html.escape()`."""
    return cgitb.html


examples = '''
@@ in a script
-import cgitb
-
-cgitb.enable(display=0, logdir="/tmp")
 print("Content-Type: text/plain")

@@ by name, and under a test
-from cgitb import enable
 import os

 if "DEBUG" in os.environ:
-    enable()
+    pass
 print("Content-Type: text/plain")

@@ an exception is described
 import cgitb
 import sys

 try:
     print(1 / 0)
 except ZeroDivisionError:
!    text = cgitb.text(sys.exc_info())
!    print(len(text) > 0, len(cgitb.html(sys.exc_info())) > 0)

@@ a fault handler
 import faulthandler

 faulthandler.enable()
 print("Content-Type: text/plain")
'''
