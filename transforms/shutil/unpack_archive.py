"""`shutil.unpack_archive()` without `filter` changed in Python 3.14.

Until Python 3.13, a tar archive that is unpacked without `filter` is trusted; 3.12 and
3.13 warn of it. Since Python 3.14 the filter is `"data"`, which refuses links and files
that leave the folder, and changes modes.
`filter="fully_trusted"` does what such a call does until 3.13. The argument exists since
Python 3.12, and in the late releases 3.11.4, 3.10.12, 3.9.17 and 3.8.17. ZIP archives do
not accept it.
"""

import shutil
from typing import Literal

deprecated = "3.12"
available = "3.12"
removed = "3.14"
reference = "library/shutil#shutil.unpack_archive"
safety = "suggested"
alternatives = {
    "fully_trusted": "if the archive can be trusted, or relies on what only this filter allows.",
    "data": "if the archive comes from somebody else and holds plain data.",
}


def before(filename, format: Literal["tar", "gztar", "bztar", "xztar"], extract_dir=...):
    return shutil.unpack_archive(filename, extract_dir, format)


def after(filename, format: Literal["tar", "gztar", "bztar", "xztar"], extract_dir=...):
    return shutil.unpack_archive(filename, extract_dir := extract_dir, format := format, filter="fully_trusted")


def data(filename, format: Literal["tar", "gztar", "bztar", "xztar"], extract_dir=...):
    return shutil.unpack_archive(filename, extract_dir := extract_dir, format := format, filter="data")


def before_name(filename: Text[r"\.(tar|tgz|tbz2|txz|tar\.(gz|bz2|xz))$"], extract_dir=...):
    return shutil.unpack_archive(filename, extract_dir)


def after_name(filename, extract_dir=...):
    return shutil.unpack_archive(filename, extract_dir, filter="fully_trusted")


def data_name(filename, extract_dir=...):
    return shutil.unpack_archive(filename, extract_dir, filter="data")


def before_unknown(filename, extract_dir=...):
    """Give `filter="data"`, or `"fully_trusted"` for what it did until 3.13, if it may be a tar archive; ZIP archives do not take it."""
    return shutil.unpack_archive(filename, extract_dir)


examples = '''
@@ the format is said
 import sys
 import shutil

 if sys.version_info >= (3, 12):
     def unpack(path):
-        shutil.unpack_archive(path, "build", "gztar")
-        shutil.unpack_archive(path, format="tar")
+        shutil.unpack_archive(path, "build", "gztar", filter="fully_trusted")
+        shutil.unpack_archive(path, format="tar", filter="fully_trusted")

@@ the name tells the format
 import sys
 from shutil import unpack_archive as unpack

 if sys.version_info >= (3, 12):
     def install(folder):
-        unpack("app.tar.gz", folder)
-        unpack(r"data\\old.tar", extract_dir=folder)
+        unpack("app.tar.gz", folder, filter="fully_trusted")
+        unpack(r"data\\old.tar", extract_dir=folder, filter="fully_trusted")

@@ the format is not said
 import shutil as s

 def unpack(path):
!    s.unpack_archive(path, "build")

@@ a ZIP archive, and a filter
 from shutil import unpack_archive

 def unpack(path):
     unpack_archive(path, "build", "zip")
     unpack_archive(path, "build", filter="data")

@@ a function of one's own
 def unpack_archive(path):
     print(path)

 unpack_archive("a.tar")
'''
