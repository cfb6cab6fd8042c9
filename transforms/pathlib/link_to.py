"""`pathlib.Path.link_to` was removed in Python 3.12.

It is deprecated since Python 3.10. The method makes its argument a link to the path, as
`os.link()` does with the same order of arguments; `Path.hardlink_to()` has the opposite
order.
A target that is a string is used as it is, even with a slash at its end.
"""

import os
from pathlib import Path

deprecated = "3.10"
available = "3.6"
removed = "3.12"
reference = "whatsnew/3.12#pathlib"
safety = "suggested"


def before(path: Path, target):
    return path.link_to(target)


def after(path: Path, target):
    return os.link(path, target)


examples = '''
@@ the old path comes first
+import os
 import tempfile
 from pathlib import Path

 with tempfile.TemporaryDirectory() as folder:
     old = Path(folder, "old")
     old.write_text("text")
-    old.link_to(Path(folder, "new"))
+    os.link(old, Path(folder, "new"))
     print(Path(folder, "new").read_text())

@@ a text, and the module under another name
+import os
 import pathlib as paths
 import tempfile

 with tempfile.TemporaryDirectory() as folder:
     old = paths.Path(folder, "old")
     old.write_text("text")
-    (paths.Path(folder) / "old").link_to(target=folder + "/new")
+    os.link(paths.Path(folder) / "old", folder + "/new")
     print(paths.Path(folder, "new").read_text())

@@ called through the class
 from pathlib import Path

 def link(old, new):
!    Path.link_to(old, new)

@@ a class of one's own
 class Node:
     def link_to(self, other):
         print("linked")

 Node().link_to(Node())
'''
