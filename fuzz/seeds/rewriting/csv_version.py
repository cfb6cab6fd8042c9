import csv, zlib
import ipaddress
import tabnanny as tabs

print(csv.__version__, ipaddress.__version__, tabs.__version__)
print(zlib.__version__ == "1.0", zlib.crc32(b""))
from csv import __version__ as csv_version, reader

print("csv " + csv_version, reader.__name__)
import zlib

__version__ = "2.0"
print(__version__, zlib.ZLIB_VERSION > "1")
