import cgi

print(cgi.parse_qs("a=1&a=2&b="), cgi.parse_qsl("a=1&b=", keep_blank_values=1))
from cgi import parse_qs as parse, parse_qsl

print(parse("a=1", True), parse_qsl("a=1"))
from urllib.parse import parse_qs

print(parse_qs("a=1"))
