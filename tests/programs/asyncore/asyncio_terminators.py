# upshift: --alternatives asyncore=asyncio --min 3.8
# upshift: --min 3.8
"""A client of `async_chat`: every kind of terminator, and the end of the loop."""

import asynchat, asyncore, socket
import sys

import _peers


class Fetcher(asynchat.async_chat):
    """Asks for a message: a line with a length, as many bytes, and then whatever comes."""

    def __init__(self, address, wanted):
        super().__init__()
        self.wanted = wanted
        self.parts = []
        self.rest = b""
        self.set_terminator(b"\r\n")
        self.create_socket(socket.AF_INET, socket.SOCK_STREAM)
        self.connect(address)
        self.push(b"early;")

    def handle_connect(self):
        print("connected")
        self.push(b"please " + self.wanted + b"\r\n")

    def collect_incoming_data(self, data):
        if self.get_terminator() is None:
            self.rest += data
        else:
            self._collect_incoming_data(data)

    def found_terminator(self):
        data = self._get_data()
        if self.get_terminator() == b"\r\n":
            print("line", data)
            self.set_terminator(int(data))
        else:
            print("body", data)
            self.set_terminator(None)

    def handle_close(self):
        print("rest", self.rest)
        self.close()


def answer(file):
    print("asked", file.readline())
    text = b"12\r\nspam\r\nand ham and all that\r\ncomes"
    for start in range(0, len(text), 3):
        file.write(text[start : start + 3])


fetcher = Fetcher(_peers.serve(answer), b"spam")
asyncore.loop()
print("done")
sys.exit(0)
