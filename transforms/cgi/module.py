"""`cgi.FieldStorage` and `cgi.parse()` were removed in Python 3.13.

The module `_cgi`, which is placed in the project once, has them and `MiniFieldStorage`, for
Python 3.8 and later. Two errors are not repeated: `parse()` reads forms of the type
`multipart/form-data`, and a part that is itself `multipart` ends at its own boundary.

This is done where the configuration chooses the alternative `module` of `cgi`, or the
command line with `--alternative cgi=module`.
"""

from . import _cgi

deprecated = "3.11"
removed = "3.13"
reference = "whatsnew/3.13#whatsnew313-pep594"
safety = "suggested"
backport = "legacy-cgi; python_version >= '3.13'"
only_with = {"cgi/backport": ["module"]}
moves = {
    "cgi.FieldStorage": "_cgi.FieldStorage",
    "cgi.MiniFieldStorage": "_cgi.MiniFieldStorage",
    "cgi.parse": "_cgi.parse",
}

examples = r'''
@@ the query of a GET request
-import cgi
+import _cgi

-form = cgi.FieldStorage(environ={"QUERY_STRING": "a=1&b=2&b=3&c="})
+form = _cgi.FieldStorage(environ={"QUERY_STRING": "a=1&b=2&b=3&c="})
 print(form.getvalue("a"), form.getvalue("b"), form.getfirst("c", "none"), "d" in form, form["a"].value)

@@ a form with a file
-from cgi import FieldStorage as Form, MiniFieldStorage
+from _cgi import FieldStorage as Form, MiniFieldStorage
 import io

 body = (
     b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n'
     b'--x\r\nContent-Disposition: form-data; name="f"; filename="f.bin"\r\n\r\n\x00\xff\r\n--x--\r\n'
 )
 headers = {"content-type": "multipart/form-data; boundary=x", "content-length": str(len(body))}
 form = Form(fp=io.BytesIO(body), headers=headers, environ={"REQUEST_METHOD": "POST"})
 print(form["f"].filename, form["f"].file.read(), form.getlist("a"), MiniFieldStorage("a", "b"))

@@ a function, and a class of one's own
-import cgi
+import _cgi

-class Form(cgi.FieldStorage):
+class Form(_cgi.FieldStorage):
     def first(self, name):
         return self.getfirst(name, "")

 environ = {"REQUEST_METHOD": "GET", "QUERY_STRING": "a=1"}
-print(cgi.parse(environ=environ), Form(environ=environ).first("a"))
+print(_cgi.parse(environ=environ), Form(environ=environ).first("a"))

@@ a copy in the package if it is missing
 try:
     from cgi import FieldStorage
 except ImportError:
     from package.vendor.cgi import FieldStorage

@@ a class of one's own only
 class FieldStorage:
     pass

 print(FieldStorage.__name__)
'''
