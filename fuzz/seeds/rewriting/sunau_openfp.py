import sunau
from package import path

with sunau.openfp(path, "rb") as sound:
    print(sound.getnchannels())
from sunau import openfp
from package import path

print(openfp(path))
def openfp(path):
    return path

print(openfp("a"))
