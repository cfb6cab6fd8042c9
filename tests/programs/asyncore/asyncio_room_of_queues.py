# upshift: --alternatives asyncore=asyncio --min 3.8
# upshift: --min 3.8
"""A room whose members keep what they are to say in queues, and whose names hide modules."""

import asyncore
import collections
import socket

import _peers

SIZE = 1024


class Member(asyncore.dispatcher):
    """The connection of one of them."""

    def __init__(self, room, socket, address):
        asyncore.dispatcher.__init__(self, socket)
        self.room = room
        self.outbox = collections.deque()

    def say(self, message):
        self.outbox.append(message)

    def handle_read(self):
        message = self.recv(SIZE)  # whatever there is
        if message:
            self.room.tell(message)

    def handle_write(self):
        if not self.outbox:
            return
        message = self.outbox.popleft()
        self.send(message)

    def handle_close(self):
        self.room.members.remove(self)
        self.close()
        print("left", len(self.room.members))
        _peers.noticed.set()


class Room(asyncore.dispatcher):
    def __init__(self, address=("127.0.0.1", 0)):
        asyncore.dispatcher.__init__(self)
        self.create_socket(socket.AF_INET, socket.SOCK_STREAM)
        self.bind(address)
        self.listen(1)
        self.members = []

    def handle_accept(self):
        socket, addr = self.accept()  # of the member
        self.members.append(Member(self, socket, addr))
        print("from", addr[0])

    def handle_read(self):
        print("never", self.read())

    def tell(self, message):
        for member in self.members:
            member.say(message)


def talk(address):
    one = _peers.connect(address[1])
    one.write(b"first\n")
    heard = [one.readline()]
    two = _peers.connect(address[1])
    two.write(b"second\n")
    heard += [one.readline(), two.readline()]
    two.close()
    _peers.noticed.wait()
    one.write(b"third\n")
    heard.append(one.readline())
    _peers.end(heard)


if __name__ == "__main__":
    room = Room()
    _peers.start(talk, room.socket.getsockname())
    asyncore.loop()
