import ssl
from ssl import SSLContext, PROTOCOL_SSLv23 as ANY

class Client:
    def __init__(self):
        self.context = SSLContext(ANY)

one = ssl.SSLContext()
two = ssl.SSLContext(ssl.PROTOCOL_TLS)
print(Client().context.check_hostname, one.check_hostname, two.check_hostname)
import ssl

def contexts():
    old = ssl.SSLContext(ssl.PROTOCOL_TLSv1)
    middle = ssl.SSLContext(ssl.PROTOCOL_TLSv1_1)
    new = ssl.SSLContext(ssl.PROTOCOL_TLSv1_2)
    return old, middle, new

print(callable(contexts))
import ssl

def connect(context: ssl.SSLContext):
    return isinstance(context, ssl.SSLContext)

context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
print(connect(context))
