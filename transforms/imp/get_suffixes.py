"""`imp.get_suffixes` was removed in Python 3.12.

`imp` went away in Python 3.12. The suffixes are in `importlib.machinery`, as
lists for each kind of file; the triples with the mode to open the file and the
kind of module are put together by a function that is copied into the module.
"""

import importlib.machinery

deprecated = "3.4"
available = "3.3"
removed = "3.12"
reference = "whatsnew/3.12#imp"
moves = {"imp.get_suffixes": "get_suffixes"}


def get_suffixes():
    """The suffixes of modules, each with the mode to open the file in and the kind of module."""
    extensions = [(suffix, "rb", 3) for suffix in importlib.machinery.EXTENSION_SUFFIXES]
    sources = [(suffix, "r", 1) for suffix in importlib.machinery.SOURCE_SUFFIXES]
    return extensions + sources + [(suffix, "rb", 2) for suffix in importlib.machinery.BYTECODE_SUFFIXES]


examples = '''
@@ in a comprehension
-import imp
+import importlib.machinery
+
+
+def get_suffixes():
+    """The suffixes of modules, each with the mode to open the file in and the kind of module."""
+    extensions = [(suffix, "rb", 3) for suffix in importlib.machinery.EXTENSION_SUFFIXES]
+    sources = [(suffix, "r", 1) for suffix in importlib.machinery.SOURCE_SUFFIXES]
+    return extensions + sources + [(suffix, "rb", 2) for suffix in importlib.machinery.BYTECODE_SUFFIXES]
+

-print([suffix for suffix, mode, kind in imp.get_suffixes() if mode == "r"])
+print([suffix for suffix, mode, kind in get_suffixes() if mode == "r"])
-print(imp.get_suffixes()[-1][1:])
+print(get_suffixes()[-1][1:])

@@ a function of one's own
 def get_suffixes():
     return [".py"]

 print(get_suffixes())

@@ behind a flag of one's own
 import sys
 if sys.version_info >= (3, 5):
     import importlib.machinery
     USE_IMPORTLIB = True
 else:
     import imp
     USE_IMPORTLIB = False

 if USE_IMPORTLIB:
     suffixes = importlib.machinery.SOURCE_SUFFIXES
 else:
     suffixes = [suffix for suffix, mode, kind in imp.get_suffixes()]
 print(suffixes)

@@ the lists that took its place
 import importlib.machinery

 print(importlib.machinery.SOURCE_SUFFIXES)
'''
