"""`shutil.ExecError` is deprecated since Python 3.14.

Nothing in the library raises it since Python 3.3. From Python 3.14 on it is
`RuntimeError`, and the name is removed in Python 3.16. Until then it is an `OSError`,
so a handler for it also catches `RuntimeError` from now on.
"""

deprecated = "3.14"
available = "3.0"
reference = "whatsnew/3.14#deprecated"
safety = "suggested"
moves = {"shutil.ExecError": "RuntimeError"}

examples = '''
@@ a handler
 import shutil

 try:
     shutil.make_archive("no/such/folder/a", "zip", "no such folder")
-except (shutil.ExecError, OSError) as error:
+except (RuntimeError, OSError) as error:
     print("failed")

@@ raised, imported by name
-from shutil import ExecError
-
 try:
-    raise ExecError("tar")
+    raise RuntimeError("tar")
-except ExecError as error:
+except RuntimeError as error:
     print(error)

@@ another error of the module
 import shutil

 try:
     shutil.copyfile("no such file", "a")
 except (shutil.SameFileError, FileNotFoundError) as error:
     print(type(error).__name__)

@@ a class of one's own
 class ExecError(Exception):
     pass

 print(ExecError.__name__)
'''
