# upshift: --alternatives asyncore=asyncio --min 3.8
"""Connections that no handler gets are closed: all of one listener, those that are too many of another."""

import asyncore
import socket

import _peers


class Bell(asyncore.dispatcher_with_send):
    def __init__(self, port):
        asyncore.dispatcher_with_send.__init__(self)
        self.create_socket(socket.AF_INET, socket.SOCK_STREAM)
        self.bind(("127.0.0.1", port))
        self.listen(5)

    def handle_accept(self):
        conn, addr = self.accept()
        print("rung by", addr[0])


class Guest(asyncore.dispatcher_with_send):
    def handle_read(self):
        self.send(self.recv(1024))


class House(asyncore.dispatcher):
    def __init__(self, port):
        asyncore.dispatcher.__init__(self)
        self.guests = []
        self.create_socket(socket.AF_INET, socket.SOCK_STREAM)
        self.bind(("127.0.0.1", port))
        self.listen(5)

    def handle_accepted(self, sock, addr):
        if len(self.guests) < 2:
            self.guests.append(Guest(sock))


def talk(bell, house):
    heard = [_peers.connect(bell).readline(), _peers.connect(bell).readline()]
    first, second, third = (_peers.connect(house) for _ in range(3))
    heard.append(third.readline())
    for guest in [second, first]:
        guest.write(b"hello\n")
        heard.append(guest.readline())
    _peers.end(heard)


if __name__ == "__main__":
    ports = _peers.free_port(), _peers.free_port()
    _peers.start(talk, *ports)
    bell = Bell(ports[0])
    house = House(ports[1])
    asyncore.loop()
