# upshift:
# upshift: --min 3.8
"""What `async_chat` sends: bytes, large ones, producers, and the end."""

import asynchat
import asyncore
import socket


class Pages:
    def __init__(self, count):
        self.count = count

    def more(self):
        self.count -= 1
        return b"page %d;" % self.count if self.count >= 0 else b""


class Sender(asynchat.async_chat):
    ac_out_buffer_size = 7

    def handle_read(self):
        self.recv(10)


here, there = socket.socketpair()
sender = Sender(here)
sender.push(b"a long text that needs several turns;")
sender.push(memoryview(b"view;"))
sender.push_with_producer(Pages(3))
sender.push_with_producer(asynchat.simple_producer(b"simple;" * 3, 4))
try:
    sender.push("text")
except TypeError as error:
    print(type(error).__name__)
sender.close_when_done()
print(len(sender.producer_fifo))
asyncore.loop(timeout=0.1, use_poll=True)
print(there.makefile("rb").read())
sender.discard_buffers()
print(len(sender.producer_fifo), sender.socket.fileno(), sender.connected)
there.close()
