import mmap

try:
    mmap.mmap(-2, 1)
except (ValueError, mmap.error) as error:
    print(isinstance(error, (OSError, ValueError)))
from mmap import error as MapError, mmap

print(MapError.__name__, mmap.__name__)
import mmap
import struct

print(struct.error.__name__, mmap.PAGESIZE > 0)
