"""`os.error` is another name of `OSError` since Python 3.3.

It is kept for old code, and no release is announced that removes it.
"""

deprecated = "3.3"
available = "3.0"
reference = "library/os#os.error"
opt_in = True
identical = True

moves = {"os.error": "OSError"}

examples = '''
@@ caught and raised
-import os
-
 try:
-    raise os.error("no")
+    raise OSError("no")
-except (os.error, ValueError) as error:
+except (OSError, ValueError) as error:
     print(error)

@@ by name
-from os import error, mkdir
+from os import mkdir

 try:
     mkdir(".")
-except error:
+except OSError:
     print("exists")

@@ under another name
-from os import error as Problem
-
 try:
     open("")
-except Problem:
+except OSError:
     print("no")

@@ a variable of that name
 import os

 try:
     os.mkdir(".")
 except OSError as error:
     print(error.errno > 0)
'''
