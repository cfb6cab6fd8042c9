# upshift: --alternatives asyncore=asyncio --min 3.8
# upshift: --min 3.8
"""Two clients in one loop, which ends with the last of them."""

import asyncore
import socket

import _peers

first = []
answers = []


class Client(asyncore.dispatcher):
    """Sends what it has, piece by piece, and says what it got."""

    def __init__(self, address, message):
        asyncore.dispatcher.__init__(self)
        self.message = message
        self.buffer = message
        self.received = b""
        self.create_socket(socket.AF_INET, socket.SOCK_STREAM)
        self.connect(address)

    def handle_connect(self):
        first.append(self.message[:1])

    def readable(self):
        return True

    def writable(self):
        return len(self.buffer) > 0

    def handle_write(self):
        sent = self.send(self.buffer[:4096])
        self.buffer = self.buffer[sent:]

    def handle_read(self):
        data = self.recv(8192)
        if not data:
            return
        self.received += data
        if self.received.endswith(b"more?\n"):
            self.buffer += b"no\n"
        elif self.received.endswith(b"enough\n"):
            self.close()

    def handle_close(self):
        first.append("closed by the other side")
        self.close()


def answer(file):
    size = len(file.readline())
    file.write(b"more?\n")
    answers.append((size, file.readline()))
    file.write(b"enough\n")
    file.read()


address = _peers.serve(answer)
client = Client(address, b"a" * 100000 + b"\n")
other = Client(address, b"b" * 200000 + b"\n")
asyncore.loop(timeout=0.5, use_poll=False)
print(len(client.received), len(other.received), first)
print(answers)
