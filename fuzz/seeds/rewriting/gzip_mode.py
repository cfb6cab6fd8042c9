import gzip
import io

file = gzip.GzipFile(fileobj=io.BytesIO(), mode="wb")
print(file.mode == 2, file.mode != 2, file.mode == 1)
file.close()
from gzip import GzipFile

def is_read(file: GzipFile):
    if file.mode != 1:
        raise ValueError("not read")
    return True
import gzip
import io

class File:
    mode = 1

file = gzip.GzipFile(fileobj=io.BytesIO(), mode="rb")
print(File().mode == 1, file.mode == gzip.READ, file.mode in (1, "rb"))
