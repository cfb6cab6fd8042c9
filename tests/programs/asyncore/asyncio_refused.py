# upshift: --alternatives asyncore=asyncio --min 3.8
# upshift: --min 3.8
"""A client whose errors it handles itself: nobody listens, or an answer makes no sense."""

import asyncore
import socket
import sys

import _peers


class Asker(asyncore.dispatcher_with_send):
    def __init__(self, name, address):
        asyncore.dispatcher_with_send.__init__(self)
        self.name = name
        self.create_socket()
        self.connect(address)

    def handle_connect(self):
        print(self.name, "asks")
        self.send(b"how many?\n")

    def handle_read(self):
        print(self.name, int(self.recv(4096)))

    def handle_error(self):
        print(self.name, sys.exc_info()[0].__name__)
        self.close()


def answer(file):
    print(file.readline())
    file.write(b"some\n")
    file.read()


refused = Asker("refused", ("127.0.0.1", _peers.free_port()))
answered = Asker("answered", _peers.serve(answer))
asyncore.loop()
print("done")
