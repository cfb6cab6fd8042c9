from html.parser import HTMLParser

print(HTMLParser().unescape("&lt;a&gt;"), HTMLParser(convert_charrefs=False).unescape("&amp;"))
import html.parser as hp

parser = hp.HTMLParser()
unescape = parser.unescape
print(parser.unescape("&amp;"), hp.HTMLParser.unescape(parser, "&lt;"))
from html.parser import HTMLParser

class Text(HTMLParser):
    text = ""

    def handle_data(self, data):
        self.text += self.unescape(data)

parser = Text()
parser.feed("a &amp;amp; b")
parser.close()
print(parser.text)
