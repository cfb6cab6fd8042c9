"""`dbm.dumb.open()` with the flag `"w"` needs an existing database.

Python 3.6 deprecated that `"r"` and `"w"` create a missing database, and since Python 3.8 they
raise an error. The flag `"c"` creates it.
"""

import dbm.dumb
from typing import Literal

deprecated = "3.6"
removed = "3.8"
reference = "library/dbm#dbm.dumb.open"
safety = "suggested"


def before(filename, flag: Literal["w"], mode=...):
    return dbm.dumb.open(filename, flag, mode)


def after(filename, flag, mode=...):
    return dbm.dumb.open(filename, "c", mode)


examples = '''
@@ by position
 import dbm.dumb

 def save(path):
-    with dbm.dumb.open(path, "w") as database:
+    with dbm.dumb.open(path, "c") as database:
         database["a"] = "b"

 print(callable(save))

@@ imported by name, with a mode
 from dbm import dumb

 def save(path):
-    return dumb.open(path, "w", 0o600)
+    return dumb.open(path, "c", 0o600)

@@ other flags
 import dbm.dumb

 def read(path):
     return dbm.dumb.open(path, "r"), dbm.dumb.open(path), open(path, "w")
'''
