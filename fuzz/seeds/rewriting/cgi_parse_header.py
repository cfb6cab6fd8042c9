from cgi import parse_header

value, options = parse_header('Text/HTML; Charset="a;\\"b"; q=1; x')
print(value, options)
import cgi as c

print(list(map(c.parse_header, ["text/html; a = b", ""])))
from werkzeug.http import parse_options_header as parse_header

parse_header("text/html")
