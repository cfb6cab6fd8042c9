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
 import grp

-print(grp.getgrgid("0").gr_gid)
+print(grp.getgrgid(int("0")).gr_gid)

@@ text of a file
 from grp import getgrgid

 def group(line: str):
     fields = line.split(":")
-    return getgrgid(fields[2]).gr_name
+    return getgrgid(int(fields[2])).gr_name

 print(group("a:b:0") == getgrgid(0).gr_name)

@@ integers
 import grp
 import os

 def group(gid):
     return grp.getgrgid(gid)

 print(grp.getgrgid(0).gr_gid, group(os.getgid()).gr_gid == os.getgid())
'''
