"""`Struct.format` is a `str` since Python 3.7.

Before, it was `bytes`; a `str` has no `decode()`.
"""

from struct import Struct

removed = "3.7"
available = "3.7"
reference = "whatsnew/3.7#changes-in-the-python-api"


def before(layout: Struct, *args, **kwargs):
    return layout.format.decode(*args, **kwargs)


def after(layout: Struct, *args, **kwargs):
    return layout.format


examples = '''
@@ with and without an encoding
 import struct

 def show():
     layout = struct.Struct("<I")
-    return layout.format.decode() + layout.format.decode("ascii")
+    return layout.format + layout.format

 print(callable(show))

@@ an annotated parameter
 from struct import Struct as Layout

 def show(layout: Layout):
-    return "struct " + layout.format.decode("ascii", errors="replace")
+    return "struct " + layout.format

 print(callable(show))

@@ another attribute of that name
 class Image:
     format = b"png"

 print(Image().format.decode())
'''
