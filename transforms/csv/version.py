"""`__version__` of `csv` and of other modules is deprecated.

Python 3.15 deprecates these attributes, and Python 3.20 removes them. They have had the same value
since Python 3.0, whatever changed in the modules.
`sys.version_info` is what a program should ask.
"""

import csv
import ipaddress
import tabnanny
import zlib

deprecated = "3.15"
reference = "whatsnew/3.15#new-deprecations"


def before():
    return csv.__version__


def after():
    return "1.0"


def before_ipaddress():
    return ipaddress.__version__


def after_ipaddress():
    return "1.0"


def before_tabnanny():
    return tabnanny.__version__


def after_tabnanny():
    return "6"


def before_zlib():
    return zlib.__version__


def after_zlib():
    return "1.0"


examples = '''
@@ through the modules
-import csv, zlib
-import ipaddress
-import tabnanny as tabs
+import zlib

-print(csv.__version__, ipaddress.__version__, tabs.__version__)
-print(zlib.__version__ == "1.0", zlib.crc32(b""))
+print("1.0", "1.0", "6")
+print("1.0" == "1.0", zlib.crc32(b""))

@@ imported by name
-from csv import __version__ as csv_version, reader
+from csv import reader

-print("csv " + csv_version, reader.__name__)
+print("csv " + "1.0", reader.__name__)

@@ other versions
 import zlib

 __version__ = "2.0"
 print(__version__, zlib.ZLIB_VERSION > "1")
'''
