import socket

try:
    socket.inet_aton("a")
except socket.error as error:
    print(error)

try:
    raise socket.error("late")
except OSError as error:
    print(error)
from socket import error as SocketError, inet_aton

try:
    inet_aton("a")
except (SocketError, ValueError):
    print("no address")
import binascii
import socket

try:
    binascii.unhexlify("a")
except (binascii.Error, socket.gaierror) as error:
    print(error)
