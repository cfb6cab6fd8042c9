import asynchat
import socket

class Session(asynchat.async_chat):
    def __init__(self, sock):
        asynchat.async_chat.__init__(self, sock)
        self.set_terminator(b"\r\n")
        self.line = []

    def collect_incoming_data(self, data):
        self.line.append(data)

    def found_terminator(self):
        self.push(b"".join(self.line))

here, there = socket.socketpair()
session = Session(here)
there.sendall(b"spam\r\n")
session.handle_read()
print(there.recv(10))
session.close()
there.close()
from asynchat import async_chat as Chat, simple_producer

class Session(Chat):
    def answer(self, text):
        self.push_with_producer(simple_producer(text))

session = Session()
session.answer(b"spam")
print(len(session.producer_fifo), session.producer_fifo[0].more())
def session():
    import asynchat
    return asynchat.async_chat()

session().discard_buffers()
print("discarded")
