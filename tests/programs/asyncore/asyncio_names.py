# upshift: --alternatives asyncore=asyncio --min 3.8
"""Methods of one's own that are called as those of a channel, and a handler that does more before it reads."""

import asyncore

import _peers

turns = 0
heard_here = []


class Member(asyncore.dispatcher_with_send):
    def __init__(self, sock, club):
        super(Member, self).__init__(sock)
        self.club = club

    def log(self, text):
        heard_here.append(text)

    def handle_read(self):
        global turns
        self.log("reads")
        data = self.recv(8192)
        if data:
            turns += 1
            self.club.send(data)


class Club(asyncore.dispatcher):
    def __init__(self, host, port):
        asyncore.dispatcher.__init__(self)
        self.members = []
        self.create_socket()
        self.set_reuse_addr()
        self.bind((host, port))
        self.listen(5)

    def handle_accepted(self, sock, addr):
        member = Member(sock, self)
        self.members.append(member)

    def send(self, data):
        for member in self.members:
            member.send(data)


def talk(port):
    ann = _peers.connect(port)
    ann.write(b"alone\n")
    heard = [ann.readline()]
    bob = _peers.connect(port)
    bob.write(b"two\n")
    heard += [ann.readline(), bob.readline(), turns, heard_here]
    _peers.end(heard)


port = _peers.free_port()
_peers.start(talk, port)
server = Club("127.0.0.1", port)
asyncore.loop()
