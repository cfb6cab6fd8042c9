import aifc
from package import path

with aifc.openfp(path, "rb") as sound:
    print(sound.getnchannels())
from aifc import openfp
from package import path

print(openfp(path))
def openfp(path):
    return path

print(openfp("a"))
