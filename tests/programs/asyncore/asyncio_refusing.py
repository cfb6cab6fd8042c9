# upshift: --alternatives asyncore=asyncio --min 3.8
"""A client that fails where it connects is closed, and one that is refused ends no other."""

import asyncore
import contextlib
import io
import socket

import _peers

told = []


class Client(asyncore.dispatcher_with_send):
    def __init__(self, name, address):
        asyncore.dispatcher_with_send.__init__(self)
        self.name = name
        self.create_socket()
        self.connect(address)

    def handle_connect(self):
        told.append((self.name, "asks"))
        self.send(b"%d\n" % int(self.name))

    def handle_read(self):
        told.append((self.name, self.recv(1024)))

    def handle_close(self):
        told.append((self.name, "closed"))
        asyncore.dispatcher_with_send.close(self)


def answer(file):
    line = file.readline()
    told_there.append(line)
    if line:
        file.write(line * 2)


told_there = []
address = _peers.serve(answer)
for name in ["1", "none"]:
    Client(name, address)
refused = Client("3", ("127.0.0.1", _peers.free_port()))
with contextlib.redirect_stdout(io.StringIO()):
    asyncore.loop()
told = [what for what in told if what[1] != b""]
# Whether the other side sees a client that leaves without a word is a matter of time.
print(sorted(told, key=str), sorted(line for line in told_there if line))
