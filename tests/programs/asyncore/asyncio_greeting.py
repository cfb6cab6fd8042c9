# upshift: --alternatives asyncore=asyncio --min 3.8
# upshift: --min 3.8
"""Handlers that speak first, send much, ask for their socket, and end the server."""

import asyncore
import socket
from asyncore import dispatcher

import _peers

TIMEOUT = 0.5


class Handler(dispatcher):
    def __init__(self, conn, addr, server):
        dispatcher.__init__(self, conn)
        self.client = addr
        self.server = server
        self.send(b"hello %s\n" % self.addr[0].encode())
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def handle_read(self):
        data = self.recv(8 * 1024)
        if not data:
            return
        print("got", data, self.client == self.addr, self.socket.getpeername() == self.addr)
        if data == b"much\n":
            self.server.give(self)
        elif data == b"wrong\n":
            int(data)
        elif data == b"stop\n":
            self.send(b"bye\n")
            self.handle_close()
            self.server.close()

    def handle_error(self):
        print("error")
        self.send(b"what?\n")

    def handle_expt(self):
        self.close()  # it is broken

    def writable(self):
        return False


class Server(dispatcher):
    def __init__(self, port):
        dispatcher.__init__(self)
        self.create_socket(socket.AF_INET, socket.SOCK_STREAM)
        self.set_reuse_addr()
        self.bind(("", port))
        self.listen(5)
        self.count = 0

    def handle_accept(self):
        pair = self.accept()
        if pair is not None:
            sock, addr = pair
            print("from", addr[0])
            self.count += 1
            if self.count % 2 == 0:
                sock.send(b"busy\n")
                sock.close()
            else:
                handler = Handler(sock, addr, self)
                print(type(handler).__name__)

    def give(self, handler):
        handler.send(b"a" * 5000 + b"\n")


def talk(port):
    one, two = _peers.connect(port), _peers.connect(port)
    lines = [one.readline(), two.readline(), two.read()]
    one.write(b"much\n")
    lines.append(len(one.readline()))
    one.write(b"wrong\n")
    lines.append(one.readline())
    one.write(b"stop\n")
    lines += [one.readline(), one.read()]
    heard.append(lines)


heard = []
port = _peers.free_port()
server = Server(port)
_peers.start(talk, port)
try:
    asyncore.loop(timeout=TIMEOUT, use_poll=True)
except KeyboardInterrupt:
    server.close()
while not heard:
    pass
print(heard)
