"""The methods for marks in `wave` were removed in Python 3.15.

The module has never read or written marks. `getmarkers()` returned None;
`getmark()` and `setmark()` raised `wave.Error`.
"""

from wave import Wave_read, Wave_write

deprecated = "3.13"
removed = "3.15"
reference = "whatsnew/3.15#wave"


def before(sound: Wave_read | Wave_write):
    return sound.getmarkers()


def after(sound: Wave_read | Wave_write):
    return None


def before_getmark(sound: Wave_read | Wave_write, id):
    """Delete the call: it has always raised `wave.Error`."""
    return sound.getmark(id)


def before_setmark(sound: Wave_write, id, pos, name):
    """Delete the call: it has always raised `wave.Error`."""
    return sound.setmark(id, pos, name)


examples = '''
@@ there are no markers
 import wave

 def markers(path):
     with wave.Wave_read(path) as sound:
-        return sound.getmarkers() or []
+        return None or []

 print(callable(markers))

@@ an annotated parameter, and calls that always fail
 from wave import Wave_write

 def mark(sound: Wave_write):
-    if sound.getmarkers():
+    if None:
!        sound.setmark(1, 0, b"intro")
!        return sound.getmark(1)

 print(callable(mark))

@@ a class of one's own
 class Track:
     def getmarkers(self):
         return [1]

 print(Track().getmarkers())
'''
