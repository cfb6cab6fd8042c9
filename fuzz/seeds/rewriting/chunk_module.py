import chunk
import io

file = io.BytesIO(b"ABCD\0\0\0\3abc\0EFGH\0\0\0\1x\0")
while True:
    try:
        part = chunk.Chunk(file, bigendian=True)
    except EOFError:
        break
    print(part.getname(), part.getsize(), part.read())
from chunk import Chunk as Base
import io

class Part(Base):
    def name(self):
        return self.getname().decode()

part = Part(io.BytesIO(b"ABCD\3\0\0\0abc\0"), bigendian=False)
part.seek(1)
print(part.name(), part.read(1), part.tell())
for chunk in [b"ab", b"cd"]:
    print(chunk)
