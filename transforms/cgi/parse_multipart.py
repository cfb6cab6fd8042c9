"""`cgi.parse_multipart()` was removed in Python 3.13.

A function that returns the same fields is copied into the module. It reads fields that
are forms themselves as text, and all parts into memory. Of a body that ends before its
last boundary it returns what is there.
"""

import email
import io
import re

deprecated = "3.11"
available = "3.0"
removed = "3.13"
reference = "whatsnew/3.13#whatsnew313-pep594"
safety = "suggested"
backport = "legacy-cgi; python_version >= '3.13'"
moves = {"cgi.parse_multipart": "parse_multipart"}


def parse_multipart(fp, pdict, encoding="utf-8", errors="replace", separator="&"):
    """Return the fields of a form, each with a list of its values: text, or the bytes of a file."""
    if "CONTENT-LENGTH" in pdict:
        fp = io.BytesIO(fp.read(int(pdict["CONTENT-LENGTH"])))
    boundary = b"--" + pdict["boundary"]
    fields = {}
    line = fp.readline()
    while line and line.strip() != boundary:
        line = fp.readline()
    while line.rstrip() == boundary:
        lines = list(iter(lambda: fp.readline().rstrip(), b""))
        part = email.message_from_string(b"\n".join(lines).decode(encoding, errors))
        lines = []
        line = fp.readline()
        while line and line.rstrip() not in (boundary, boundary + b"--"):
            lines.append(line)
            line = fp.readline()
        value = re.sub(rb"\r?\n\Z", b"", b"".join(lines)) if line else b"".join(lines)
        if part.get_param("filename", header="content-disposition") is None:
            value = value.decode(encoding, errors)
        fields.setdefault(part.get_param("name", header="content-disposition"), []).append(value)
    return fields


examples = r'''
@@ a form with a file
-import cgi
+import email
 import io
+import re
+
+
+def parse_multipart(fp, pdict):
+    """Return the fields of a form, each with a list of its values: text, or the bytes of a file."""
+    if "CONTENT-LENGTH" in pdict:
+        fp = io.BytesIO(fp.read(int(pdict["CONTENT-LENGTH"])))
+    boundary = b"--" + pdict["boundary"]
+    fields = {}
+    line = fp.readline()
+    while line and line.strip() != boundary:
+        line = fp.readline()
+    while line.rstrip() == boundary:
+        lines = list(iter(lambda: fp.readline().rstrip(), b""))
+        part = email.message_from_string(b"\n".join(lines).decode("utf-8", "replace"))
+        lines = []
+        line = fp.readline()
+        while line and line.rstrip() not in (boundary, boundary + b"--"):
+            lines.append(line)
+            line = fp.readline()
+        value = re.sub(rb"\r?\n\Z", b"", b"".join(lines)) if line else b"".join(lines)
+        if part.get_param("filename", header="content-disposition") is None:
+            value = value.decode("utf-8", "replace")
+        fields.setdefault(part.get_param("name", header="content-disposition"), []).append(value)
+    return fields
+

 body = (
     b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\nc\r\n'
     b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n\r\n'
     b'--x\r\nContent-Disposition: form-data; name="f"; filename="f.bin"\r\n\r\n\x00\xff\n\r\n--x--\r\n'
 )
-fields = cgi.parse_multipart(io.BytesIO(body), {"boundary": b"x", "CONTENT-LENGTH": len(body)})
+fields = parse_multipart(io.BytesIO(body), {"boundary": b"x", "CONTENT-LENGTH": len(body)})
 print(fields["a"], fields["f"])

@@ a function of one's own
 def parse_multipart(body):
     return body.split(b"--")

 print(parse_multipart(b"a--b"))

@@ a method of that name
 class Request:
     def parse_multipart(self, fp, pdict):
         return {}

 print(Request().parse_multipart(None, {}))
'''
