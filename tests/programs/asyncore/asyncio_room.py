# upshift: --alternatives asyncore=asyncio --min 3.8
# upshift: --min 3.8
"""A chat room: what one says, all others hear. The sessions know the room, and it knows them."""

import asynchat
import asyncore
import socket

import _peers


class Session(asynchat.async_chat):
    def __init__(self, sock, room, name="nobody"):
        asynchat.async_chat.__init__(self, sock=sock)
        self.room = room
        self.name = name
        self.lines = []
        self.set_terminator(b"\r\n")
        self.push(b"welcome\r\n")

    def collect_incoming_data(self, data):
        self.lines.append(data)

    def found_terminator(self):
        line = b"".join(self.lines)
        self.lines = []
        if line == b"quit":
            self.push(b"bye\r\n")
            self.close_when_done()
        elif line == b"kill":
            self.room.forget(self)
            self.close()
        else:
            self.room.say(self, line)

    def handle_close(self):
        print(self.name, "leaves")
        self.room.forget(self)
        self.close()
        _peers.noticed.set()


class Room(asyncore.dispatcher):
    def __init__(self, host, port):
        asyncore.dispatcher.__init__(self)
        self.sessions = []
        self.create_socket(socket.AF_INET, socket.SOCK_STREAM)
        self.set_reuse_addr()
        self.bind((host, port))
        self.listen(5)

    def handle_accept(self):
        pair = self.accept()
        if pair is not None:
            sock, addr = pair
            print("from", addr[0])
            self.sessions.append(Session(sock, self, name="guest %d" % len(self.sessions)))

    def say(self, author, line):
        for session in self.sessions:
            if session is not author:
                session.push(line + b"\r\n")

    def forget(self, session):
        self.sessions.remove(session)


def talk(port):
    heard = []
    ann = _peers.connect(port)
    heard.append(ann.readline())
    bob = _peers.connect(port)
    heard.append(bob.readline())
    ann.write(b"hel")
    ann.write(b"lo\r\nhow are you?\r")
    ann.write(b"\n")
    heard += [bob.readline(), bob.readline()]
    bob.write(b"fine\r\nquit\r\n")
    heard += [ann.readline(), bob.readline(), bob.readline()]
    _peers.noticed.wait()
    ann.write(b"kill\r\n")
    heard.append(ann.readline())
    _peers.noticed.clear()
    gone = _peers.connect(port)
    heard.append(gone.readline())
    gone.close()
    _peers.noticed.wait()
    _peers.end(heard)


def main():
    port = _peers.free_port()
    _peers.start(talk, port)
    Room("127.0.0.1", port)
    try:
        asyncore.loop(timeout=1)
    except KeyboardInterrupt:
        print("never")


main()
