"""`uu` was removed in Python 3.13.

The module `_uu`, which is placed in the project once, has the same `encode()`, `decode()`
and `Error`, for Python 3.8 and later; so only the imports change. New code encodes with
`base64`.
"""

from . import _uu

deprecated = "3.11"
removed = "3.13"
reference = "whatsnew/3.13#whatsnew313-pep594"
safety = "suggested"
backport = "standard-uu; python_version >= '3.13'"
alternatives = {
    "module": "a module with the interface of `uu` is placed in the project.",
    "backport": "`standard-uu` installs the old module.",
}
only_with = {"uu/module": ["module"]}
moves = {"uu": "_uu"}

examples = '''
@@ there and back
 import io
-import uu
+import _uu as uu

 encoded = io.BytesIO()
 uu.encode(io.BytesIO(b"spam" * 20), encoded, "spam.txt", 0o644)
 print(encoded.getvalue().decode())
 decoded = io.BytesIO()
 uu.decode(io.BytesIO(encoded.getvalue()), decoded, quiet=True)
 print(decoded.getvalue())

@@ by name, and what goes wrong
 import io
-from uu import Error, decode as uudecode
+from _uu import Error, decode as uudecode

 try:
     uudecode(io.BytesIO(b"spam"), io.BytesIO())
 except Error as error:
     print(error)

@@ in a package
 # file: app/__init__.py

 # file: app/mail.py
 def decode(path):
-    import uu
+    from . import _uu as uu
     uu.decode(path)

@@ the codec
 import codecs

 print(codecs.encode(b"spam", "uu"))

@@ a copy in the package if the old one is missing
 try:
     import uu
 except ImportError:
     from package.vendor import uu

@@ under a test of the version
 import sys

 if sys.version_info >= (3, 13):
     uu = None
 else:
     import uu

@@ a copy in the package
 from package.vendor import uu

 print(uu.__name__)
'''
