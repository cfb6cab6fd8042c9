"""`aifc.openfp()` was removed in Python 3.9.

It has called `aifc.open()` with its arguments since Python 3.7, and was the same
function before.
"""

deprecated = "3.7"
removed = "3.9"
reference = "whatsnew/3.9#removed"
moves = {"aifc.openfp": "aifc.open"}

examples = '''
@@ through the module
 import aifc
 from package import path

-with aifc.openfp(path, "rb") as sound:
+with aifc.open(path, "rb") as sound:
     print(sound.getnchannels())

@@ by name
-from aifc import openfp
+from aifc import open
 from package import path

-print(openfp(path))
+print(open(path))

@@ a function of one's own
 def openfp(path):
     return path

 print(openfp("a"))
'''
