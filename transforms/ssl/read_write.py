"""`read()` and `write()` of `SSLSocket` are deprecated since Python 3.6.

`recv()`, `recv_into()` and `send()` do the same on a socket that is wrapped. Before
the handshake and after `unwrap()`, `read()` and `write()` raise `ValueError`, where
the others receive and send without encryption.
"""

from ssl import SSLSocket

deprecated = "3.6"
available = "3.2"
reference = "library/ssl#ssl.SSLSocket.read"
safety = "suggested"
words = ["ssl", "SSLSocket", "wrap_socket"]


def before(connection: SSLSocket):
    return connection.read()


def after(connection: SSLSocket):
    return connection.recv(1024)


def before_size(connection: SSLSocket, len):
    return connection.read(len)


def after_size(connection: SSLSocket, len):
    return connection.recv(len)


def before_buffer(connection: SSLSocket, len, buffer):
    return connection.read(len, buffer)


def after_buffer(connection: SSLSocket, len, buffer):
    return connection.recv_into(buffer, len)


def before_write(connection: SSLSocket, data):
    return connection.write(data)


def after_write(connection: SSLSocket, data):
    return connection.send(data)


examples = '''
@@ an annotated parameter
 import ssl

 def talk(connection: ssl.SSLSocket, buffer):
-    connection.write(b"hello")
-    connection.read(100, buffer)
-    return connection.read() + connection.read(len=200)
+    connection.send(b"hello")
+    connection.recv_into(buffer, 100)
+    return connection.recv(1024) + connection.recv(200)

 print(callable(talk))

@@ a context that wraps
 import ssl

 class Client:
     def __init__(self, context: ssl.SSLContext, sock):
         self.connection = context.wrap_socket(sock)

     def greet(self):
-        return self.connection.write(b"hello")
+        return self.connection.send(b"hello")

 print(callable(Client))

@@ a file, and an object of `ssl` without a socket
 import io
 import ssl

 def talk(connection: ssl.SSLObject):
     connection.write(b"hello")
     return connection.read(100)

 print(io.BytesIO(b"a").read(), callable(talk))
'''
