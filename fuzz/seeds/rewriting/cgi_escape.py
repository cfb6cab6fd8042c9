import cgi
from cgi import escape

print(cgi.escape("<a href='b'>"), escape(s='"'), escape("&", 0))
from cgi import escape as esc

print(esc('<a href="b">', True), esc("a", quote=1))
import cgi

def write(text, quote):
    return cgi.escape(text, quote)

print(write("<", False))
