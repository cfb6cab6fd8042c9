"""`HTMLParseError` was removed in Python 3.5.

`HTMLParser` has not raised it since, so a handler for it never runs. A class of that name
is copied into the module, for code that raises the exception itself; where nothing does,
remove the handler.
"""

deprecated = "3.3"
available = "3.0"
removed = "3.5"
reference = "whatsnew/3.5#removed"
safety = "suggested"
moves = {"html.parser.HTMLParseError": "HTMLParseError"}


class HTMLParseError(Exception):
    """An error of code that reads HTML; `HTMLParser` does not raise it."""


examples = '''
@@ a handler
-from html.parser import HTMLParser, HTMLParseError
+from html.parser import HTMLParser
+
+
+class HTMLParseError(Exception):
+    """An error of code that reads HTML; `HTMLParser` does not raise it."""
+

 parser = HTMLParser()
 try:
     parser.feed("<a")
 except HTMLParseError as error:
     print(error)

@@ through the module
-import html.parser
+class HTMLParseError(Exception):
+    """An error of code that reads HTML; `HTMLParser` does not raise it."""

-class Error(html.parser.HTMLParseError):
+
+class Error(HTMLParseError):
     pass

 print(issubclass(Error, Exception))

@@ a class in its place
 from html.parser import HTMLParser

 try:
     from html.parser import HTMLParseError
 except ImportError:
     class HTMLParseError(Exception):
         pass

 print(HTMLParseError.__name__)

@@ a class of one's own
 class HTMLParseError(ValueError):
     pass

 print(HTMLParseError.__name__)
'''
