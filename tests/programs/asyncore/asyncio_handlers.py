# upshift: --alternatives asyncore=asyncio --min 3.8
# upshift: --min 3.8
"""Handlers that close themselves, or are closed, and are told of it only in the second case."""

import asyncore as core
import socket

import _peers


class Handler(core.dispatcher):
    def __init__(self, connection, number):
        core.dispatcher.__init__(self, connection)
        self.number = number
        self.text = b""

    def writable(self):
        return False

    def handle_read(self):
        self.text += self.recv(4096)
        while b"\n" in self.text:
            line, self.text = self.text.split(b"\n", 1)
            self.line(line)

    def line(self, line):
        print(self.number, line)
        if line == b"quit":
            self.send(b"bye\n")
            self.close()
        else:
            self.send(line.upper() + b"\n")

    def handle_close(self):
        print(self.number, "is gone")
        _peers.noticed.set()
        self.close()


class Server(core.dispatcher):
    """Refuses every third."""

    count = 0

    def __init__(self, address):
        super().__init__()
        self.create_socket(socket.AF_INET, socket.SOCK_STREAM)
        self.bind(address)
        self.listen(1)

    def handle_accepted(self, sock, addr):
        self.count += 1
        if self.count % 3 == 0:
            print("refuses", addr[0])
            sock.close()
            return
        handler = Handler(sock, self.count)
        print("serves", handler.number)

    def handle_close(self):
        self.close()


def talk(address):
    heard = []
    for number in range(3):
        file = _peers.connect(address[1])
        if number < 2:
            file.write(b"spam\n")
            heard.append(file.readline())
        if number == 1:
            file.write(b"quit\n")
        if number > 0:
            heard.append(file.read())
        file.close()
        if number == 0:
            _peers.noticed.wait()
    _peers.end(heard)


server = Server(("127.0.0.1", 0))
_peers.start(talk, server.socket.getsockname())
core.loop(30)
