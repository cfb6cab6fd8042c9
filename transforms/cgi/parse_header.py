r"""`cgi.parse_header()` was removed in Python 3.13.

A function that returns the same value and parameters is copied into the module.
`email.message.Message.get_params()`, which is often recommended instead, decodes
`name*=UTF-8''x`, and keeps parameters without `=`.
"""

import re

deprecated = "3.11"
removed = "3.13"
available = "3.0"
reference = "whatsnew/3.13#whatsnew313-pep594"
backport = "legacy-cgi; python_version >= '3.13'"
moves = {"cgi.parse_header": "parse_header"}


def parse_header(line):
    """Return the value of a header such as `Content-Type`, and its parameters."""
    value, *rest = re.findall(r';((?:\\"|[^";]|"(?:\\"|[^"])*"?)*)', ";" + line)
    parameters = {}
    for name, equals, text in (part.partition("=") for part in rest):
        if equals:
            text = text.strip()
            if len(text) > 1 and text[0] == text[-1] == '"':
                text = text[1:-1].replace("\\\\", "\\").replace('\\"', '"')
            parameters[name.strip().lower()] = text
    return value.strip(), parameters


examples = r'''
@@ imported by name
-from cgi import parse_header
+import re
+
+
+def parse_header(line):
+    """Return the value of a header such as `Content-Type`, and its parameters."""
+    value, *rest = re.findall(r';((?:\\"|[^";]|"(?:\\"|[^"])*"?)*)', ";" + line)
+    parameters = {}
+    for name, equals, text in (part.partition("=") for part in rest):
+        if equals:
+            text = text.strip()
+            if len(text) > 1 and text[0] == text[-1] == '"':
+                text = text[1:-1].replace("\\\\", "\\").replace('\\"', '"')
+            parameters[name.strip().lower()] = text
+    return value.strip(), parameters
+

 value, options = parse_header('Text/HTML; Charset="a;\\"b"; q=1; x')
 print(value, options)

@@ through the module, as a value
-import cgi as c
+import re

-print(list(map(c.parse_header, ["text/html; a = b", ""])))
+
+def parse_header(line):
+    """Return the value of a header such as `Content-Type`, and its parameters."""
+    value, *rest = re.findall(r';((?:\\"|[^";]|"(?:\\"|[^"])*"?)*)', ";" + line)
+    parameters = {}
+    for name, equals, text in (part.partition("=") for part in rest):
+        if equals:
+            text = text.strip()
+            if len(text) > 1 and text[0] == text[-1] == '"':
+                text = text[1:-1].replace("\\\\", "\\").replace('\\"', '"')
+            parameters[name.strip().lower()] = text
+    return value.strip(), parameters
+
+
+print(list(map(parse_header, ["text/html; a = b", ""])))

@@ the same function of another package
 from werkzeug.http import parse_options_header as parse_header

 parse_header("text/html")

@@ a function of one's own
 def parse_header(line):
     return line, {}

 print(parse_header("text/html"))

@@ a copy behind it
 try:
     from cgi import parse_header
 except ImportError:
     from package.compat import parse_header
'''
