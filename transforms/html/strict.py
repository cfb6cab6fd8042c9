"""`strict` of `HTMLParser` was removed in Python 3.5.

The parser always accepts what is not quite HTML. Python 3.5 also made
`convert_charrefs=True` the default, so the old default is passed: without it, characters
such as `&amp;` are still handed to `handle_entityref()` and `handle_charref()`.
"""

from html.parser import HTMLParser

deprecated = "3.3"
available = "3.4"
removed = "3.5"
reference = "library/html.parser#html.parser.HTMLParser"
opt_in = True
safety = "suggested"


def before(strict):
    return HTMLParser(strict)


def after(strict):
    return HTMLParser(convert_charrefs=False)


def before_charrefs(strict, convert_charrefs):
    return HTMLParser(strict, convert_charrefs=convert_charrefs)


def after_charrefs(strict, convert_charrefs):
    return HTMLParser(convert_charrefs=convert_charrefs)


examples = '''
@@ a parser
 from html.parser import HTMLParser

-print(HTMLParser(strict=False).convert_charrefs, HTMLParser(False).convert_charrefs)
-print(HTMLParser(strict=False, convert_charrefs=True).convert_charrefs)
+print(HTMLParser(convert_charrefs=False).convert_charrefs, HTMLParser(convert_charrefs=False).convert_charrefs)
+print(HTMLParser(convert_charrefs=True).convert_charrefs)

@@ a class of one's own
 import html.parser

 class Parser(html.parser.HTMLParser):
     def __init__(self):
-        html.parser.HTMLParser.__init__(self, strict=False)
+        html.parser.HTMLParser.__init__(self, convert_charrefs=False)

 print(Parser().convert_charrefs)

@@ without it
 from html.parser import HTMLParser

 print(HTMLParser(convert_charrefs=True).convert_charrefs)

@@ another class of that name
 class HTMLParser:
     def __init__(self, strict):
         self.strict = strict

 print(HTMLParser(strict=True).strict)
'''
