"""`imghdr` was removed in Python 3.13.

The module `_imghdr`, which is placed in the project once, has the same `what()`,
`tests` and test functions, for Python 3.8 and later; so only the imports change.
Like `imghdr` of Python 3.11 and 3.12, it also recognises JPEG data without a JFIF or
Exif header.

`filetype`, which is often recommended instead, calls the types `jpg` and `tif`, and
`puremagic` has `what()` in versions 1.24 to 1.30 only.
"""

from . import _imghdr

deprecated = "3.11"
removed = "3.13"
reference = "whatsnew/3.13#whatsnew313-pep594"
safety = "suggested"
backport = "standard-imghdr; python_version >= '3.13'"
alternatives = {
    "module": "a module with the interface of `imghdr` is placed in the project.",
    "backport": "`standard-imghdr` installs the old module.",
}
only_with = {"imghdr/module": ["module"]}
moves = {"imghdr": "_imghdr"}

examples = r'''
@@ bytes, and a test of one's own
-import imghdr
+import _imghdr as imghdr

 def test_svg(h, f):
     if h.startswith(b"<svg"):
         return "svg"

 imghdr.tests.append(test_svg)
 print(imghdr.what(None, b"\x89PNG\r\n\x1a\n"), imghdr.what(None, h=b"<svg>"), imghdr.what("", b"text"))

@@ by name, and a file
-from imghdr import what as kind
+from _imghdr import what as kind
 import io

 print(kind(io.BytesIO(b"GIF89a")), kind(io.BytesIO(b"P6 1 1")))

@@ in a function of a package
 # file: app/__init__.py

 # file: app/images.py
 def is_jpeg(path):
-    import imghdr
+    from . import _imghdr as imghdr
     return imghdr.what(path) == "jpeg"

@@ a copy in the package if the old one is missing
 try:
     import imghdr
 except ImportError:
     from package.vendor import imghdr

@@ under a test of the version
 import sys

 if sys.version_info >= (3, 13):
     imghdr = None
 else:
     import imghdr

@@ a copy in the package, and a method of that name
 from package.vendor import imghdr

 class Image:
     def what(self):
         return "jpeg"

 print(imghdr.what("a"), Image().what())
'''
