from html.parser import HTMLParser

print(HTMLParser(strict=False).convert_charrefs, HTMLParser(False).convert_charrefs)
print(HTMLParser(strict=False, convert_charrefs=True).convert_charrefs)
import html.parser

class Parser(html.parser.HTMLParser):
    def __init__(self):
        html.parser.HTMLParser.__init__(self, strict=False)

print(Parser().convert_charrefs)
from html.parser import HTMLParser

print(HTMLParser(convert_charrefs=True).convert_charrefs)
