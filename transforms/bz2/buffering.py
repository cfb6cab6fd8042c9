"""`bz2.BZ2File` no longer has the parameter `buffering`.

It has been ignored since Python 3.0, and Python 3.9 removed it. `compresslevel` is keyword-only
since then.
"""

import bz2

deprecated = "3.0"
removed = "3.9"
reference = "whatsnew/3.9#removed"


def before(filename, mode, buffering: int | None, compresslevel=...):
    return bz2.BZ2File(filename, mode, buffering, compresslevel)


def after(filename, mode, buffering, compresslevel=...):
    return bz2.BZ2File(filename, mode, compresslevel=compresslevel)


def before_keyword(filename, buffering: int | None, compresslevel=...):
    return bz2.BZ2File(filename, buffering=buffering, compresslevel=compresslevel)


def after_keyword(filename, buffering, compresslevel=...):
    return bz2.BZ2File(filename, compresslevel=compresslevel)


examples = '''
@@ by position
 import bz2
 import io

-with bz2.BZ2File(io.BytesIO(), "w", 0) as file:
+with bz2.BZ2File(io.BytesIO(), "w") as file:
     print(file.write(b"text"))
-with bz2.BZ2File(io.BytesIO(), "w", 1024, 5) as file:
+with bz2.BZ2File(io.BytesIO(), "w", compresslevel=5) as file:
     print(file.write(b"text"))

@@ by keyword, and imported by name
 import io
 from bz2 import BZ2File, compress

 data = compress(b"text")
-print(BZ2File(io.BytesIO(data), buffering=0).read())
-print(BZ2File(io.BytesIO(data), mode="r", buffering=0, compresslevel=9).read())
+print(BZ2File(io.BytesIO(data)).read())
+print(BZ2File(io.BytesIO(data), mode="r", compresslevel=9).read())

@@ without it, and another class
 import bz2
 import io

 print(bz2.BZ2File(io.BytesIO(), "w", compresslevel=5).closed, io.open("/dev/null", "rb", 0).closed)
'''
