# upshift:
# upshift: --min 3.8
"""Each kind of terminator of `async_chat`, cut at every place."""

import asynchat
import asyncore
import socket


class Message(asynchat.async_chat):
    """A line with a length, as many bytes, and then whatever comes."""

    def __init__(self, sock):
        super().__init__(sock)
        self.set_terminator(b"\r\n")
        self.parts = []

    def collect_incoming_data(self, data):
        self.parts.append(data)

    def found_terminator(self):
        data = b"".join(self.parts)
        self.parts = []
        if self.get_terminator() == b"\r\n":
            print("line", data)
            self.set_terminator(int(data))
        else:
            print("body", data)
            self.set_terminator(None)

    def handle_close(self):
        print("rest", b"".join(self.parts), self.get_terminator())
        self.close()


for size in (1, 2, 3, 5, 100):
    here, there = socket.socketpair()
    Message(here)
    text = b"12\r\nspam\r\nand ham and all that\r\ncomes"
    for start in range(0, len(text), size):
        there.sendall(text[start : start + size])
        asyncore.loop(timeout=0.1, count=1)
    there.close()
    asyncore.loop(timeout=0.1)

try:
    Message(None).set_terminator(-1)
except ValueError as error:
    print(error)

print(asynchat.find_prefix_at_end("qwerty\r", "\r\n"), asynchat.find_prefix_at_end("qwerty", "\r\n"))
