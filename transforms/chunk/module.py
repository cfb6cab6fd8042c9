"""`chunk` was removed in Python 3.13.

The module `_chunk`, which is placed in the project once, has the same class `Chunk`, for
Python 3.8 and later; so only the imports change.
"""

from . import _chunk

deprecated = "3.11"
removed = "3.13"
reference = "whatsnew/3.13#whatsnew313-pep594"
safety = "suggested"
backport = "standard-chunk; python_version >= '3.13'"
alternatives = {
    "module": "a module with the interface of `chunk` is placed in the project.",
    "backport": "`standard-chunk` installs the old module.",
}
only_with = {"chunk/module": ["module"]}
moves = {"chunk": "_chunk"}

examples = r'''
@@ the chunks of a file
-import chunk
+import _chunk as chunk
 import io

 file = io.BytesIO(b"ABCD\0\0\0\3abc\0EFGH\0\0\0\1x\0")
 while True:
     try:
         part = chunk.Chunk(file, bigendian=True)
     except EOFError:
         break
     print(part.getname(), part.getsize(), part.read())

@@ by name, and a subclass
-from chunk import Chunk as Base
+from _chunk import Chunk as Base
 import io

 class Part(Base):
     def name(self):
         return self.getname().decode()

 part = Part(io.BytesIO(b"ABCD\3\0\0\0abc\0"), bigendian=False)
 part.seek(1)
 print(part.name(), part.read(1), part.tell())

@@ in a package
 # file: app/__init__.py

 # file: app/wave.py
-import chunk as parts
+from . import _chunk as parts

 def first(file):
     return parts.Chunk(file).read()

@@ a variable of that name
 for chunk in [b"ab", b"cd"]:
     print(chunk)

@@ a copy in the package if the old one is missing
 try:
     import chunk
 except ImportError:
     from package.vendor import chunk

@@ under a test of the version
 import sys

 if sys.version_info >= (3, 13):
     chunk = None
 else:
     import chunk

@@ a copy in the package
 from package.vendor import chunk

 print(chunk.__name__)
'''
