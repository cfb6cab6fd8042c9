import sys
import socketserver

print(socketserver.__version__, len(sys.argv) > 5)
from socketserver import __version__ as number

print(number)
class socketserver:
    __version__ = "9"

print(socketserver.__version__)
