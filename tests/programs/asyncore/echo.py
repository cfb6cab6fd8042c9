# upshift:
# upshift: --alternatives asyncore=module --min 3.8
"""An echo server that buffers, and a client that writes and reads, in one loop."""

import asyncore
import socket


class Echo(asyncore.dispatcher_with_send):
    def handle_read(self):
        data = self.recv(8192)
        if data:
            self.send(data)

    def handle_close(self):
        print("the client is gone")
        self.close()


class Server(asyncore.dispatcher):
    def __init__(self, host, port):
        asyncore.dispatcher.__init__(self)
        self.create_socket(socket.AF_INET, socket.SOCK_STREAM)
        self.set_reuse_addr()
        self.bind((host, port))
        self.listen(5)

    def handle_accepted(self, sock, addr):
        print("connection from", addr[0])
        Echo(sock)
        self.close()


class Client(asyncore.dispatcher):
    def __init__(self, address, message):
        asyncore.dispatcher.__init__(self)
        self.buffer = message
        self.received = b""
        self.wanted = len(message)
        self.create_socket()
        self.connect(address)

    def handle_connect(self):
        print("connected")

    def writable(self):
        return bool(self.buffer)

    def handle_write(self):
        sent = self.send(self.buffer)
        self.buffer = self.buffer[sent:]

    def handle_read(self):
        self.received += self.recv(8192)
        if len(self.received) == self.wanted:
            print(self.received == b"spam" * 50000)
            self.close()


server = Server("127.0.0.1", 0)
Client(server.socket.getsockname(), b"spam" * 50000)
asyncore.loop(timeout=1)
print(asyncore.socket_map)
