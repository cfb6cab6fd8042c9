# upshift: --alternatives asyncore=asyncio --min 3.8
# upshift: --min 3.8
"""A list of clients, one of whom nobody answers, in the loop of a thread."""

import asyncore
import socket
import threading

import _peers

closed = []
received = {}


class Client(asyncore.dispatcher):
    def __init__(self, host, port, message):
        asyncore.dispatcher.__init__(self)
        self.number = len(received)
        self.message = message
        self.out = message
        received[self.number] = b""
        self.create_socket(socket.AF_INET, socket.SOCK_STREAM)
        self.connect((host, port))

    def handle_connect(self):
        received[self.number] += b"connected;"

    def handle_close(self):
        closed.append(self.number)
        self.close()

    def handle_error(self):
        received[self.number] += b"failed;"
        self.close()

    def handle_read(self):
        received[self.number] += self.recv(1024)

    def writable(self):
        if len(self.out) == 0:
            return False
        return True

    def handle_write(self):
        sent = self.send(self.out)
        self.out = self.out[sent:]


def answer(file):
    file.write(file.readline().upper())


host, port = _peers.serve(answer)
clients = []
for i in range(3):
    clients.append(Client(host, port, b"message %d\n" % i))
clients.append(Client(host, _peers.free_port(), b"to nobody\n"))

thread = threading.Thread(target=asyncore.loop, name="channels", kwargs={"timeout": 1})
thread.start()
thread.join()
print(sorted(closed), received)
