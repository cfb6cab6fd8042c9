import wave

def channels(path):
    with wave.openfp(path, "rb") as sound:
        return sound.getnchannels()

print(callable(channels))
from wave import openfp

def load(path):
    return openfp(path)

print(callable(load))
def openfp(path):
    return path

print(openfp("a"))
