"""`distutils.util.strtobool` was removed in Python 3.12.

`distutils` went away in Python 3.12 and nothing of the standard library took
the place of this function, so a function that does the same is put into the
module: the same words, the same `1` and `0`, the same `ValueError`.
"""

deprecated = "3.10"
removed = "3.12"
reference = "whatsnew/3.12#distutils"
moves = {"distutils.util.strtobool": "strtobool"}


def strtobool(val):
    """Return 1 for a word that means yes and 0 for one that means no."""
    word = val.lower()
    if word in ("y", "yes", "t", "true", "on", "1"):
        return 1
    if word in ("n", "no", "f", "false", "off", "0"):
        return 0
    raise ValueError("invalid truth value %r" % (word,))


examples = '''
@@ imported by name
 import os
-from distutils.util import strtobool
+
+
+def strtobool(val):
+    """Return 1 for a word that means yes and 0 for one that means no."""
+    word = val.lower()
+    if word in ("y", "yes", "t", "true", "on", "1"):
+        return 1
+    if word in ("n", "no", "f", "false", "off", "0"):
+        return 0
+    raise ValueError("invalid truth value %r" % (word,))


 print(strtobool(os.environ.get("NO_SUCH_NAME", "Yes")))

@@ through the module
 import os
-import distutils.util
+
+
+def strtobool(val):
+    """Return 1 for a word that means yes and 0 for one that means no."""
+    word = val.lower()
+    if word in ("y", "yes", "t", "true", "on", "1"):
+        return 1
+    if word in ("n", "no", "f", "false", "off", "0"):
+        return 0
+    raise ValueError("invalid truth value %r" % (word,))


-print(distutils.util.strtobool(os.environ.get("NO_SUCH_NAME", "off")))
+print(strtobool(os.environ.get("NO_SUCH_NAME", "off")))

@@ under a name of one's own, as a value
 import argparse
-from distutils.util import strtobool as boolean
+
+
+def strtobool(val):
+    """Return 1 for a word that means yes and 0 for one that means no."""
+    word = val.lower()
+    if word in ("y", "yes", "t", "true", "on", "1"):
+        return 1
+    if word in ("n", "no", "f", "false", "off", "0"):
+        return 0
+    raise ValueError("invalid truth value %r" % (word,))


 parser = argparse.ArgumentParser()
-parser.add_argument("--colour", type=boolean, default="yes")
+parser.add_argument("--colour", type=strtobool, default="yes")
 print(parser.parse_args([]).colour)

@@ an import inside the function
 import os


+def strtobool(val):
+    """Return 1 for a word that means yes and 0 for one that means no."""
+    word = val.lower()
+    if word in ("y", "yes", "t", "true", "on", "1"):
+        return 1
+    if word in ("n", "no", "f", "false", "off", "0"):
+        return 0
+    raise ValueError("invalid truth value %r" % (word,))
+
+
 def debug():
-    from distutils.util import strtobool
     return bool(strtobool(os.environ.get("NO_SUCH_NAME", "f")))


 print(debug())

@@ one copy for all uses, after the last import
 import os
-import distutils.util
 import sys
+
+
+def strtobool(val):
+    """Return 1 for a word that means yes and 0 for one that means no."""
+    word = val.lower()
+    if word in ("y", "yes", "t", "true", "on", "1"):
+        return 1
+    if word in ("n", "no", "f", "false", "off", "0"):
+        return 0
+    raise ValueError("invalid truth value %r" % (word,))


 def flag(name):
     try:
-        return distutils.util.strtobool(os.environ[name])
+        return strtobool(os.environ[name])
     except KeyError:
-        return distutils.util.strtobool("no")
+        return strtobool("no")


 try:
-    distutils.util.strtobool("perhaps")
+    strtobool("perhaps")
 except ValueError as error:
     print(error, flag("NO_SUCH_NAME"), len(sys.argv))

@@ a function of one's own
 def strtobool(word):
     return word == "yes"

 print(strtobool("yes"))

@@ the same function of another package
 from setuptools._distutils.util import strtobool

 print(strtobool(word))

@@ a copy if the old one is missing
 try:
     from distutils.util import strtobool
 except ImportError:
     def strtobool(word):
         return int(word.lower() in {"y", "yes", "t", "true", "on", "1"})

 print(strtobool("yes"))

@@ under a test of the version
 import sys

 if sys.version_info < (3, 12):
     from distutils.util import strtobool
 else:
     def strtobool(word):
         return int(word.lower() in {"y", "yes", "t", "true", "on", "1"})

 print(strtobool("yes"))

@@ the word in a string
 print("distutils.util.strtobool")

@@ an import that shares its line with the use
-from distutils.util import strtobool; print(strtobool("yes"))
+def strtobool(val):
+    """Return 1 for a word that means yes and 0 for one that means no."""
+    word = val.lower()
+    if word in ("y", "yes", "t", "true", "on", "1"):
+        return 1
+    if word in ("n", "no", "f", "false", "off", "0"):
+        return 0
+    raise ValueError("invalid truth value %r" % (word,))
+
+
+print(strtobool("yes"))

@@ used where the program starts
 import sys


+def strtobool(val):
+    """Return 1 for a word that means yes and 0 for one that means no."""
+    word = val.lower()
+    if word in ("y", "yes", "t", "true", "on", "1"):
+        return 1
+    if word in ("n", "no", "f", "false", "off", "0"):
+        return 0
+    raise ValueError("invalid truth value %r" % (word,))
+
+
 if __name__ == "__main__":
-    from distutils.util import strtobool
     print(strtobool("yes"))

@@ a class that takes it before it has a method of that name
-from distutils.util import strtobool
+def _strtobool(val):
+    """Return 1 for a word that means yes and 0 for one that means no."""
+    word = val.lower()
+    if word in ("y", "yes", "t", "true", "on", "1"):
+        return 1
+    if word in ("n", "no", "f", "false", "off", "0"):
+        return 0
+    raise ValueError("invalid truth value %r" % (word,))
+

 class Option:
-    convert = staticmethod(strtobool)
+    convert = staticmethod(_strtobool)

     def strtobool(self, text):
-        return strtobool(text)
+        return _strtobool(text)

 print(Option.convert("no"), Option().strtobool("yes"))

@@ a test puts something else in the place of the name
 # file: flags.py
-from distutils.util import strtobool
+def strtobool(val):
+    """Return 1 for a word that means yes and 0 for one that means no."""
+    word = val.lower()
+    if word in ("y", "yes", "t", "true", "on", "1"):
+        return 1
+    if word in ("n", "no", "f", "false", "off", "0"):
+        return 0
+    raise ValueError("invalid truth value %r" % (word,))

+
 def flag(text):
     return strtobool(text)

 # file: test_flags.py
 from unittest.mock import patch
 from flags import flag

 with patch("flags.strtobool", return_value=1):
     print(flag("no"))

@@ a module that only hands the name on
-from distutils.util import strtobool
-
+def strtobool(val):
+    """Return 1 for a word that means yes and 0 for one that means no."""
+    word = val.lower()
+    if word in ("y", "yes", "t", "true", "on", "1"):
+        return 1
+    if word in ("n", "no", "f", "false", "off", "0"):
+        return 0
+    raise ValueError("invalid truth value %r" % (word,))
+
+
 __all__ = ["strtobool"]

@@ the import is a group of its own
 import os
-
-from distutils.util import strtobool
+
+
+def strtobool(val):
+    """Return 1 for a word that means yes and 0 for one that means no."""
+    word = val.lower()
+    if word in ("y", "yes", "t", "true", "on", "1"):
+        return 1
+    if word in ("n", "no", "f", "false", "off", "0"):
+        return 0
+    raise ValueError("invalid truth value %r" % (word,))


 print(strtobool(os.environ.get("NO_SUCH_NAME", "Yes")))
'''
