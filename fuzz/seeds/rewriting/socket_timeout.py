import socket
import sys

try:
    raise socket.timeout("late")
except socket.timeout as error:
    print(error, len(sys.argv) > 5)
from socket import gaierror, timeout as SocketTimeout

def is_temporary(error):
    return isinstance(error, (SocketTimeout, gaierror))

print(is_temporary(gaierror()))
import socket

try:
    socket.create_connection(("127.0.0.1", 1), timeout=1)
except OSError as error:
    print(getattr(error, "timeout", None))
