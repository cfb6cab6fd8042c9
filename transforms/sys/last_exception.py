"""`sys.last_type` and its kin are deprecated since Python 3.12.

Python 3.12 puts the exception that nobody handled there, which knows its type
and its traceback.
Code that sets the old names by itself has to set the new one as well.
"""

import sys

deprecated = "3.12"
available = "3.12"
reference = "library/sys#sys.last_exc"
safety = "suggested"
moves = {
    "sys.last_value": "sys.last_exc",
    "sys.last_traceback": "sys.last_exc.__traceback__",
}


def before_type():
    return sys.last_type


def after_type():
    return type(sys.last_exc)


def before_set_value(value):
    """Set `sys.last_exc` as well, from Python 3.12 on."""
    sys.last_value = value


examples = '''
@@ an older Python must run it
 import pdb
 import sys

 def debug():
-    pdb.post_mortem(sys.last_traceback)
+    pdb.post_mortem(sys.last_exc.__traceback__ if sys.version_info >= (3, 12) else sys.last_traceback)

@@ the last value, through another name
 import sys as system

 def show():
-    print(system.last_value, system.last_type)
+    print(system.last_exc if system.version_info >= (3, 12) else system.last_value, type(system.last_exc) if system.version_info >= (3, 12) else system.last_type)

@@ names of one's own
 class State:
     last_value = 5

 print(State.last_value)

@@ where hasattr has been asked
 import sys

 if hasattr(sys, "last_exc"):
     print(sys.last_exc)
 elif hasattr(sys, "last_value"):
     print(sys.last_value)

@@ on new Pythons only
 import sys

 if sys.version_info >= (3, 12):
     def show():
-        return sys.last_value, sys.last_type, sys.last_traceback
+        return sys.last_exc, type(sys.last_exc), sys.last_exc.__traceback__

@@ both names are set, and the old one deleted
 import sys

 def remember(error):
     sys.last_exc = sys.last_value = error

 def forget():
     del sys.last_value

 remember(ValueError("no"))
 forget()
 print(sys.last_exc)
'''
