"""`xdrlib` was removed in Python 3.13.

The module `_xdrlib`, which is placed in the project once, has the same classes, for Python
3.8 and later; so only the imports change.
"""

from . import _xdrlib

deprecated = "3.11"
removed = "3.13"
reference = "whatsnew/3.13#whatsnew313-pep594"
safety = "suggested"
backport = "standard-xdrlib; python_version >= '3.13'"
alternatives = {
    "module": "a module with the interface of `xdrlib` is placed in the project.",
    "backport": "`standard-xdrlib` installs the old module.",
}
only_with = {"xdrlib/module": ["module"]}
moves = {"xdrlib": "_xdrlib"}

examples = '''
@@ packed and unpacked
-import xdrlib
+import _xdrlib as xdrlib

 packer = xdrlib.Packer()
 packer.pack_int(-3)
 packer.pack_string(b"spam!")
 packer.pack_array([1.5, 2.5], packer.pack_double)
 unpacker = xdrlib.Unpacker(packer.get_buffer())
 print(unpacker.unpack_int(), unpacker.unpack_string(), unpacker.unpack_array(unpacker.unpack_double))
 unpacker.done()

@@ by name, a subclass, and an error
-from xdrlib import ConversionError, Packer as Base
+from _xdrlib import ConversionError, Packer as Base

 class Packer(Base):
     def pack_pair(self, first, second):
         self.pack_uint(first)
         self.pack_uint(second)

 packer = Packer()
 packer.pack_pair(1, 2)
 print(packer.get_buffer())
 try:
     packer.pack_uint(-1)
 except ConversionError as error:
     print("refused", bool(error.msg))

@@ in a package
 # file: app/__init__.py

 # file: app/rpc.py
-import xdrlib as xdr
+from . import _xdrlib as xdr

 def pack(number):
     packer = xdr.Packer()
     packer.pack_uint(number)
     return packer.get_buf()

@@ a copy in the package if the old one is missing
 try:
     import xdrlib
 except ImportError:
     from package.vendor import xdrlib

@@ under a test of the version
 import sys

 if sys.version_info >= (3, 13):
     xdrlib = None
 else:
     import xdrlib

@@ a copy in the package
 from package.vendor import xdrlib

 print(xdrlib.__name__)
'''
