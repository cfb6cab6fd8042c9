import struct

def show():
    layout = struct.Struct("<I")
    return layout.format.decode() + layout.format.decode("ascii")

print(callable(show))
from struct import Struct as Layout

def show(layout: Layout):
    return "struct " + layout.format.decode("ascii", errors="replace")

print(callable(show))
class Image:
    format = b"png"

print(Image().format.decode())
