"""`wave.openfp()` was removed in Python 3.9.

It has called `wave.open()` with its arguments since Python 3.7, and was the same
function before.
"""

deprecated = "3.7"
removed = "3.9"
reference = "whatsnew/3.9#removed"
moves = {"wave.openfp": "wave.open"}

examples = '''
@@ through the module
 import wave

 def channels(path):
-    with wave.openfp(path, "rb") as sound:
+    with wave.open(path, "rb") as sound:
         return sound.getnchannels()

 print(callable(channels))

@@ by name
-from wave import openfp
+from wave import open

 def load(path):
-    return openfp(path)
+    return open(path)

 print(callable(load))

@@ a function of one's own
 def openfp(path):
     return path

 print(openfp("a"))
'''
