import sys
import wsgiref.simple_server

print(wsgiref.simple_server.__version__, len(sys.argv) > 5)
from wsgiref.simple_server import __version__ as number

print(number)
class simple_server:
    __version__ = "9"

print(simple_server.__version__)
