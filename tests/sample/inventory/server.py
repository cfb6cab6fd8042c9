"""Answers questions about the catalogue over a socket."""

import asynchat
import asyncore
import socket


class Session(asynchat.async_chat):
    def __init__(self, sock, catalogue):
        asynchat.async_chat.__init__(self, sock)
        self.catalogue = catalogue
        self.received = []
        self.set_terminator(b"\n")

    def collect_incoming_data(self, data):
        self.received.append(data)

    def found_terminator(self):
        wanted = b"".join(self.received).decode().strip()
        self.received = []
        if not wanted:
            return self.close_when_done()
        found = [i for i in self.catalogue.items if i.name == wanted]
        self.push(("%d\n" % sum(i.count for i in found)).encode())


class Server(asyncore.dispatcher):
    def __init__(self, catalogue, address=("localhost", 4711)):
        asyncore.dispatcher.__init__(self)
        self.catalogue = catalogue
        self.create_socket(socket.AF_INET, socket.SOCK_STREAM)
        self.set_reuse_addr()
        self.bind(address)
        self.listen(5)

    def handle_accepted(self, sock, address):
        Session(sock, self.catalogue)


def serve(catalogue):
    Server(catalogue)
    asyncore.loop()
