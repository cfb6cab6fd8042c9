import bz2
import io

with bz2.BZ2File(io.BytesIO(), "w", 0) as file:
    print(file.write(b"text"))
with bz2.BZ2File(io.BytesIO(), "w", 1024, 5) as file:
    print(file.write(b"text"))
import io
from bz2 import BZ2File, compress

data = compress(b"text")
print(BZ2File(io.BytesIO(data), buffering=0).read())
print(BZ2File(io.BytesIO(data), mode="r", buffering=0, compresslevel=9).read())
import bz2
import io

print(bz2.BZ2File(io.BytesIO(), "w", compresslevel=5).closed, io.open("/dev/null", "rb", 0).closed)
