"""`base64.encodestring()` and `decodestring()` were removed in Python 3.9.

`encodebytes()` and `decodebytes()` are the same functions, and exist since
Python 3.1.
"""

deprecated = "3.1"
available = "3.1"
removed = "3.9"
reference = "whatsnew/3.9#removed"

moves = {
    "base64.decodestring": "base64.decodebytes",
    "base64.encodestring": "base64.encodebytes",
}

examples = r'''
@@ both functions
 import base64

-print(base64.decodestring(base64.encodestring(b"spam")))
+print(base64.decodebytes(base64.encodebytes(b"spam")))

@@ by name
-from base64 import b64encode, encodestring
+from base64 import b64encode, encodebytes

-print(encodestring(b"user:secret").strip() == b64encode(b"user:secret"))
+print(encodebytes(b"user:secret").strip() == b64encode(b"user:secret"))

@@ under another name
-from base64 import decodestring as decode
+from base64 import decodebytes as decode

 print(decode(b"c3BhbQ==\n"))

@@ patched in a test
 import base64
 from unittest import mock

-with mock.patch("base64.encodestring", return_value=b"x"):
-    print(base64.encodestring(b"spam"))
+with mock.patch("base64.encodebytes", return_value=b"x"):
+    print(base64.encodebytes(b"spam"))

@@ the new name with the old one as a fallback
 import base64

 try:
     decode = base64.decodebytes
 except AttributeError:
     decode = base64.decodestring
 print(decode(b"c3BhbQ=="))

@@ another class
 class Codec:
     def encodestring(self, text):
         return text

 print(Codec().encodestring("spam"))

@@ another answer where it is missing, and the uses of that
 import base64

 try:
     encode = base64.encodestring
 except AttributeError:
     encode = None
 if encode is None:
     encode = base64.encodebytes
 print(encode(b"text"))

@@ a handler for something else
 import base64

 def read(answer):
     try:
-        data = base64.decodestring(answer.content)
+        data = base64.decodebytes(answer.content)
     except AttributeError:
         data = b""
     return data

 print(read(None))

@@ a test that asks for the other one's successor
 import base64

 if hasattr(base64, "encodebytes"):
     decode = base64.decodebytes
 else:
     decode = base64.decodestring
 print(decode(b"c3BhbQ=="))

@@ a test that asks for something else
 import base64

 if not hasattr(base64, "b128decode"):
-    print(base64.decodestring(b"c3BhbQ=="))
+    print(base64.decodebytes(b"c3BhbQ=="))
'''
