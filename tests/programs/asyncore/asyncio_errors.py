# upshift: --alternatives asyncore=asyncio --min 3.8
"""Who makes an error is closed; all others are served. An error while accepting ends the listener, and the
program when the last connection ends."""

import asyncore
import contextlib
import io
import socket

import _peers


class Handler(asyncore.dispatcher):
    def __init__(self, sock, number):
        asyncore.dispatcher.__init__(self, sock)
        self.number = number

    def handle_read(self):
        data = self.recv(1024)
        told.append((self.number, data))
        if data:
            self.send(b"%d\n" % (100 // int(data)))

    def writable(self):
        return False

    def handle_close(self):
        told.append((self.number, "closed"))
        self.close()
        _peers.noticed.set()


class Server(asyncore.dispatcher):
    def __init__(self, names):
        asyncore.dispatcher.__init__(self)
        self.names = list(names)
        self.create_socket(socket.AF_INET, socket.SOCK_STREAM)
        self.bind(("127.0.0.1", 0))
        self.listen(5)

    def handle_accepted(self, sock, addr):
        name = self.names.pop()
        Handler(sock, name)


def talk(port):
    one, two = _peers.connect(port), None
    one.write(b"5")
    heard.append(one.readline())
    two = _peers.connect(port)
    two.write(b"4")
    heard.append(two.readline())
    two.write(b"0")
    try:
        heard.append(two.read())
    except ConnectionError:
        heard.append(b"")
    _peers.noticed.wait()
    three = _peers.connect(port)
    try:
        heard.append(three.read())
    except ConnectionError:
        heard.append(b"")
    one.write(b"2")
    heard.append(one.readline())
    try:
        _peers.socket.create_connection(("127.0.0.1", port)).close()
        heard.append("accepted")
    except OSError:
        heard.append("refused")
    one.close()


heard, told = [], []
server = Server([2, 1])
_peers.start(talk, server.socket.getsockname()[1])
with contextlib.redirect_stdout(io.StringIO()):
    asyncore.loop()
print(heard, told)
