"""`cgi.escape()` was removed in Python 3.8.

`html.escape()` also replaces quotes unless `quote` is false, and it replaces `'` as
well as `"`.
"""

import cgi
import html
from typing import Literal

deprecated = "3.2"
available = "3.2"
removed = "3.8"
reference = "whatsnew/3.8#api-and-feature-removals"
alternatives = {
    "exact": "replaces the same characters as before.",
    "html": "replaces `'` as well, so that the text is safe between single quotes too.",
}


def before(s):
    return cgi.escape(s)


def after(s):
    return html.escape(s, quote=False)


def before_false(s, quote: Literal[False, None, 0]):
    return cgi.escape(s, quote)


def after_false(s, quote):
    return html.escape(s, quote=False)


def before_true(s, quote: Literal[True, 1]):
    return cgi.escape(s, quote)


def after_true(s, quote):
    return html.escape(s, quote=False).replace('"', "&quot;")


def html_true(s, quote):
    return html.escape(s)


def before_quote(s, quote):
    """Call `html.escape(s, quote=quote)`; it replaces `'` as well as `"` where `quote` is true."""
    return cgi.escape(s, quote)


examples = '''
@@ through the module, and by name
-import cgi
-from cgi import escape
+import html

-print(cgi.escape("<a href='b'>"), escape(s='"'), escape("&", 0))
+print(html.escape("<a href='b'>", quote=False), html.escape('"', quote=False), html.escape("&", quote=False))

@@ with quotes
-from cgi import escape as esc
+import html

-print(esc('<a href="b">', True), esc("a", quote=1))
+print(html.escape('<a href="b">', quote=False).replace('"', "&quot;"), html.escape("a", quote=False).replace('"', "&quot;"))

@@ a choice at run time
 import cgi

 def write(text, quote):
!    return cgi.escape(text, quote)

 print(write("<", False))

@@ as a value
 import cgi

!print(list(map(cgi.escape, ["<", "'"])))

@@ other functions of that name
 import re
 from html import escape
 from xml.sax.saxutils import escape as quote

 print(re.escape("<"), escape("<"), quote("<"))

@@ a fallback for Python 2
 try:
     from html import escape
 except ImportError:
     from cgi import escape

 print(escape("<"))
'''
