import ssl

def talk(connection: ssl.SSLSocket, buffer):
    connection.write(b"hello")
    connection.read(100, buffer)
    return connection.read() + connection.read(len=200)

print(callable(talk))
import ssl

class Client:
    def __init__(self, context: ssl.SSLContext, sock):
        self.connection = context.wrap_socket(sock)

    def greet(self):
        return self.connection.write(b"hello")

print(callable(Client))
import io
import ssl

def talk(connection: ssl.SSLObject):
    connection.write(b"hello")
    return connection.read(100)

print(io.BytesIO(b"a").read(), callable(talk))
