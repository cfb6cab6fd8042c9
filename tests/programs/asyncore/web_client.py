# upshift:
# upshift: --min 3.8
"""A client like that of the documentation, against a server of another kind in a thread."""

import asyncore
import socket
import threading


class HTTPClient(asyncore.dispatcher):
    def __init__(self, address, path):
        asyncore.dispatcher.__init__(self)
        self.create_socket()
        self.connect(address)
        self.buffer = bytes("GET %s HTTP/1.0\r\nHost: %s\r\n\r\n" % (path, address[0]), "ascii")
        self.answer = b""

    def handle_connect(self):
        pass

    def handle_close(self):
        print(self.answer.decode())
        self.close()

    def handle_read(self):
        self.answer += self.recv(8192)

    def writable(self):
        return len(self.buffer) > 0

    def handle_write(self):
        sent = self.send(self.buffer)
        self.buffer = self.buffer[sent:]


def serve(listener):
    connection, _ = listener.accept()
    with connection:
        request = b""
        while not request.endswith(b"\r\n\r\n"):
            request += connection.recv(1024)
        connection.sendall(b"HTTP/1.0 200 OK\r\n\r\n" + request.split()[1])


with socket.create_server(("127.0.0.1", 0)) as listener:
    thread = threading.Thread(target=serve, args=(listener,))
    thread.start()
    client = HTTPClient(listener.getsockname(), "/spam")
    asyncore.loop()
    thread.join()
