import ssl
from ssl import SSLObject

def wrap(sock, inner):
    one = ssl.SSLSocket(sock=sock, server_side=True)
    return one, ssl.SSLSocket(sock), SSLObject(inner)

print(callable(wrap))
import ssl

def wrap(sock, context: ssl.SSLContext) -> ssl.SSLSocket:
    if isinstance(sock, (ssl.SSLSocket, ssl.SSLObject)):
        return sock
    return context.wrap_socket(sock)

print(callable(wrap))
