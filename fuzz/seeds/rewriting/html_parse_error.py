from html.parser import HTMLParser, HTMLParseError

parser = HTMLParser()
try:
    parser.feed("<a")
except HTMLParseError as error:
    print(error)
import html.parser

class Error(html.parser.HTMLParseError):
    pass

print(issubclass(Error, Exception))
from html.parser import HTMLParser

try:
    from html.parser import HTMLParseError
except ImportError:
    class HTMLParseError(Exception):
        pass

print(HTMLParseError.__name__)
