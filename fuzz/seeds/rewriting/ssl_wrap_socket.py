import socket
import ssl
def connect(address):
    return ssl.wrap_socket(socket.create_connection(address))

print("defined")
import socket
from ssl import CERT_REQUIRED, wrap_socket
def connect(address, ca):
    sock = socket.create_connection(address)
    return wrap_socket(sock, None, cert_reqs=CERT_REQUIRED, ca_certs=ca)

print("defined")
import socket
import ssl

def wrap(sock):
    context = ssl.create_default_context()
    return context.wrap_socket(sock, server_hostname="localhost")
