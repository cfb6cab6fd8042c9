import os
import sndhdr
import tempfile
import wave

path = os.path.join(tempfile.mkdtemp(), "a.wav")
with wave.open(path, "wb") as file:
    file.setnchannels(2)
    file.setsampwidth(2)
    file.setframerate(8000)
    file.writeframes(bytes(40))
print(sndhdr.what(path), sndhdr.whathdr(path).framerate)
import tempfile
from sndhdr import tests, what as kind

def test_ogg(h, f):
    if h.startswith(b"OggS"):
        return "ogg", 0, 0, 0, 0

tests.append(test_ogg)
with tempfile.NamedTemporaryFile() as file:
    file.write(b"OggS")
    file.flush()
    print(tuple(kind(file.name)))
try:
    import sndhdr
except ImportError:
    from package.vendor import sndhdr
