"""`sndhdr` was removed in Python 3.13.

The module `_sndhdr`, which is placed in the project once, has the same `what()`,
`whathdr()`, `tests`, `SndHeaders` and test functions, for Python 3.8 and later; so only
the imports change. For a damaged AIFF file it may return `None` where `sndhdr` raised
an error of `aifc`.
"""

from . import _sndhdr

deprecated = "3.11"
removed = "3.13"
reference = "whatsnew/3.13#whatsnew313-pep594"
safety = "suggested"
backport = "standard-sndhdr; python_version >= '3.13'"
alternatives = {
    "module": "a module with the interface of `sndhdr` is placed in the project.",
    "backport": "`standard-sndhdr` installs the old module.",
}
only_with = {"sndhdr/module": ["module"]}
moves = {"sndhdr": "_sndhdr"}

examples = '''
@@ a file of one's own making
 import os
-import sndhdr
+import _sndhdr as sndhdr
 import tempfile
 import wave

 path = os.path.join(tempfile.mkdtemp(), "a.wav")
 with wave.open(path, "wb") as file:
     file.setnchannels(2)
     file.setsampwidth(2)
     file.setframerate(8000)
     file.writeframes(bytes(40))
 print(sndhdr.what(path), sndhdr.whathdr(path).framerate)

@@ by name, and a test of one's own
 import tempfile
-from sndhdr import tests, what as kind
+from _sndhdr import tests, what as kind

 def test_ogg(h, f):
     if h.startswith(b"OggS"):
         return "ogg", 0, 0, 0, 0

 tests.append(test_ogg)
 with tempfile.NamedTemporaryFile() as file:
     file.write(b"OggS")
     file.flush()
     print(tuple(kind(file.name)))

@@ in a package
 # file: app/__init__.py

 # file: app/sounds.py
 def is_sound(path):
-    import sndhdr
+    from . import _sndhdr as sndhdr
     return sndhdr.what(path) is not None

@@ a copy in the package if the old one is missing
 try:
     import sndhdr
 except ImportError:
     from package.vendor import sndhdr

@@ under a test of the version
 import sys

 if sys.version_info >= (3, 13):
     sndhdr = None
 else:
     import sndhdr

@@ a copy in the package
 from package.vendor import sndhdr

 print(sndhdr.__name__)
'''
