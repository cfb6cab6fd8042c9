"""`tarfile.version` is deprecated since Python 3.15.

It is `"0.9.0"` on every Python 3, and is removed in Python 3.20. The version of
Python itself is `sys.version_info`.
"""

import tarfile

deprecated = "3.15"
available = "3.0"
reference = "whatsnew/3.15#tarfile"


def before():
    return tarfile.version


def after():
    return "0.9.0"


examples = '''
@@ through the module
 import tarfile

-print(tarfile.version, tarfile.BLOCKSIZE)
+print("0.9.0", tarfile.BLOCKSIZE)

@@ imported by name, under another
-from tarfile import BLOCKSIZE, version as number
+from tarfile import BLOCKSIZE

-print(number, BLOCKSIZE)
+print("0.9.0", BLOCKSIZE)

@@ a name of one's own
 import tarfile

 version = "5"
 print(version, tarfile.BLOCKSIZE)
'''
