"""`plistlib.Data` was removed in Python 3.9.

Binary values are `bytes`, which `dump()` has written since Python 3.4.
`load()` gives them unless it is called with `use_builtin_types=False`.
"""

import binascii
import plistlib

deprecated = "3.4"
available = "3.4"
removed = "3.9"
reference = "whatsnew/3.9#removed"
safety = "suggested"
together = True
moves = {"plistlib.Data": "bytes"}


def before_new(data):
    return plistlib.Data(data)


def after_new(data):
    return data


def before_decoded(data):
    return plistlib.Data.fromBase64(data)


def after_decoded(data):
    return binascii.a2b_base64(data)


def before_decoded_data(data):
    return plistlib.Data.fromBase64(data).data


def after_decoded_data(data):
    return binascii.a2b_base64(data)


def before_data(value: plistlib.Data):
    return value.data


def after_data(value: plistlib.Data):
    return value


def before_load(fp, use_builtin_types: bool, **options):
    return plistlib.load(fp, use_builtin_types=use_builtin_types, **options)


def after_load(fp, use_builtin_types, **options):
    return plistlib.load(fp, **options)


def before_loads(value, use_builtin_types: bool, **options):
    return plistlib.loads(value, use_builtin_types=use_builtin_types, **options)


def after_loads(value, use_builtin_types, **options):
    return plistlib.loads(value, **options)


examples = '''
@@ a value that is written
 import plistlib

-print(b"c3BhbQ==" in plistlib.dumps({"key": plistlib.Data(b"spam")}))
+print(b"c3BhbQ==" in plistlib.dumps({"key": b"spam"}))

@@ a value that is read
 import plistlib
-from plistlib import Data

 text = plistlib.dumps({"key": b"spam"})
-value = plistlib.loads(text, use_builtin_types=True)["key"]
+value = plistlib.loads(text)["key"]
-print(isinstance(value, (bytes, Data)), value)
+print(isinstance(value, (bytes, bytes)), value)

@@ its bytes, and Base64
+import binascii
-from plistlib import Data as Binary
 import io, plistlib

-data = Binary(b"spam")
+data = b"spam"
-print(data.data, Binary.fromBase64("c3BhbQ==").data)
+print(data, binascii.a2b_base64("c3BhbQ=="))
-print(plistlib.load(io.BytesIO(plistlib.dumps([1])), fmt=None, use_builtin_types=True))
+print(plistlib.load(io.BytesIO(plistlib.dumps([1])), fmt=None))

@@ a class of one's own
 import plistlib

 class Data:
     def __init__(self, data):
         self.data = data

 print(Data(b"spam").data, plistlib.loads(plistlib.dumps(b"spam")))
'''
