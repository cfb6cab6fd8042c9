"""`cgi.parse_qs()` and `cgi.parse_qsl()` were removed in Python 3.8.

They called the functions of `urllib.parse`.
"""

deprecated = "3.0"
available = "3.0"
removed = "3.8"
reference = "whatsnew/3.8#api-and-feature-removals"
moves = {
    "cgi.parse_qs": "urllib.parse.parse_qs",
    "cgi.parse_qsl": "urllib.parse.parse_qsl",
}

examples = '''
@@ through the module
-import cgi
+import urllib.parse

-print(cgi.parse_qs("a=1&a=2&b="), cgi.parse_qsl("a=1&b=", keep_blank_values=1))
+print(urllib.parse.parse_qs("a=1&a=2&b="), urllib.parse.parse_qsl("a=1&b=", keep_blank_values=1))

@@ by name
-from cgi import parse_qs as parse, parse_qsl
+from urllib.parse import parse_qs as parse, parse_qsl

 print(parse("a=1", True), parse_qsl("a=1"))

@@ from the module that has them
 from urllib.parse import parse_qs

 print(parse_qs("a=1"))

@@ a method of that name
 class Request:
     def parse_qs(self, text):
         return text

 print(Request().parse_qs("a=1"))
'''
