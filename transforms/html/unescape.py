"""`HTMLParser.unescape()` was removed in Python 3.9.

It called `html.unescape()`, which needs no parser.
"""

import html
from html.parser import HTMLParser

deprecated = "3.4"
available = "3.4"
removed = "3.9"
reference = "whatsnew/3.9#removed"


def before_new(s, *args, **kwargs):
    return HTMLParser(*args, **kwargs).unescape(s)


def after_new(s, *args, **kwargs):
    return html.unescape(s)


def before(parser: HTMLParser, s):
    return parser.unescape(s)


def after(parser: HTMLParser, s):
    return html.unescape(s)


def before_unbound(parser, s):
    return HTMLParser.unescape(parser, s)


def after_unbound(parser, s):
    return html.unescape(s)


examples = '''
@@ on a parser that is made for it
-from html.parser import HTMLParser
+import html

-print(HTMLParser().unescape("&lt;a&gt;"), HTMLParser(convert_charrefs=False).unescape("&amp;"))
+print(html.unescape("&lt;a&gt;"), html.unescape("&amp;"))

@@ on a variable, as a value, and on the class
+import html
 import html.parser as hp

 parser = hp.HTMLParser()
!unescape = parser.unescape
-print(parser.unescape("&amp;"), hp.HTMLParser.unescape(parser, "&lt;"))
+print(html.unescape("&amp;"), html.unescape("&lt;"))

@@ in a parser
+import html
 from html.parser import HTMLParser

 class Text(HTMLParser):
     text = ""

     def handle_data(self, data):
-        self.text += self.unescape(data)
+        self.text += html.unescape(data)

 parser = Text()
 parser.feed("a &amp;amp; b")
 parser.close()
 print(parser.text)

@@ a method of another class
 class Text:
     def unescape(self, text):
         return text

 print(Text().unescape("&lt;"))

@@ a parser with a method of its own
 from html.parser import HTMLParser

 class Text(HTMLParser):
     def unescape(self, text):
         return text.upper()

 print(Text().unescape("&lt;"))

@@ the function already
 import html

 print(html.unescape("&lt;"))
'''
