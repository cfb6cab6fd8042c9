import wave

def markers(path):
    with wave.Wave_read(path) as sound:
        return sound.getmarkers() or []

print(callable(markers))
from wave import Wave_write

def mark(sound: Wave_write):
    if sound.getmarkers():
        sound.setmark(1, 0, b"intro")
        return sound.getmark(1)

print(callable(mark))
class Track:
    def getmarkers(self):
        return [1]

print(Track().getmarkers())
