"""`sunau.openfp()` was removed in Python 3.9.

It has called `sunau.open()` with its arguments since Python 3.7, and was the same
function before.
"""

deprecated = "3.7"
removed = "3.9"
reference = "whatsnew/3.9#removed"
moves = {"sunau.openfp": "sunau.open"}

examples = '''
@@ through the module
 import sunau
 from package import path

-with sunau.openfp(path, "rb") as sound:
+with sunau.open(path, "rb") as sound:
     print(sound.getnchannels())

@@ by name
-from sunau import openfp
+from sunau import open
 from package import path

-print(openfp(path))
+print(open(path))

@@ a function of one's own
 def openfp(path):
     return path

 print(openfp("a"))
'''
