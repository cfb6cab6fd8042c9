"""`grp.getgrgid()` takes only integers since Python 3.10.

Python 3.6 deprecated other values, which it converted with `int()`.
"""

import grp

deprecated = "3.6"
removed = "3.10"
reference = "library/grp#grp.getgrgid"


def before(id: str | float):
    return grp.getgrgid(id)


def after(id: str | float):
    return grp.getgrgid(int(id))


examples = '''
@@ text
 def name():
     import grp
-    return grp.getgrgid("0").gr_name
+    return grp.getgrgid(int("0")).gr_name

 print(callable(name))

@@ text of a file
 def name(line: str):
     from grp import getgrgid
     fields = line.split(":")
-    return getgrgid(fields[2]).gr_name
+    return getgrgid(int(fields[2])).gr_name

 print(callable(name))

@@ integers
 def names(gid):
     import grp
     return grp.getgrgid(0), grp.getgrgid(gid), grp.getgrgid(int("0")), grp.getgrnam("0")

 print(callable(names))
'''
