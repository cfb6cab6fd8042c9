# upshift:
# upshift: --min 3.8
"""A chat room: what one says, all others hear."""

import asynchat
import asyncore
import socket
import threading


class Room(asyncore.dispatcher):
    def __init__(self, channels):
        asyncore.dispatcher.__init__(self, map=channels)
        self.channels = channels
        self.members = []
        self.create_socket(socket.AF_INET, socket.SOCK_STREAM)
        self.bind(("127.0.0.1", 0))
        self.listen(5)

    def handle_accept(self):
        pair = self.accept()
        if pair is not None:
            self.members.append(Member(self, pair[0]))

    def say(self, text, author):
        for member in self.members:
            if member is not author:
                member.push(text + b"\r\n")


class Member(asynchat.async_chat):
    def __init__(self, room, sock):
        asynchat.async_chat.__init__(self, sock, map=room.channels)
        self.room = room
        self.set_terminator(b"\r\n")
        self.push(b"welcome\r\n")

    def collect_incoming_data(self, data):
        self._collect_incoming_data(data)

    def found_terminator(self):
        line = self._get_data()
        if line == b"quit":
            self.room.members.remove(self)
            self.push(b"bye\r\n")
            self.close_when_done()
            if not self.room.members:
                self.room.close()
        else:
            self.room.say(line, self)


channels = {}
room = Room(channels)
address = room.socket.getsockname()
thread = threading.Thread(target=asyncore.loop, kwargs={"timeout": 0.2, "map": channels})
thread.start()

ann, bob = (socket.create_connection(address).makefile("rwb", buffering=0) for _ in range(2))
print(ann.readline(), bob.readline())
ann.write(b"hel")
ann.write(b"lo\r\nhow are you?\r")
ann.write(b"\n")
print(bob.readline(), bob.readline())
bob.write(b"fine\r\nquit\r\n")
print(ann.readline(), bob.readline(), bob.readline())
ann.write(b"quit\r\n")
print(ann.readline(), ann.readline())
thread.join()
print(channels)
