# upshift:
# upshift: --min 3.8
"""Urgent data, closing all, and loops that end after some turns."""

import asyncore
import socket


class Channel(asyncore.dispatcher):
    def writable(self):
        return False

    def handle_expt(self):
        print("urgent", self.socket.recv(1, socket.MSG_OOB))

    def handle_read(self):
        print("read", self.recv(10))


class Listener(asyncore.dispatcher):
    def __init__(self):
        super().__init__()
        self.create_socket(socket.AF_INET, socket.SOCK_STREAM)
        self.bind(("127.0.0.1", 0))
        self.listen(1)
        print("listening" in repr(self), self.addr)

    def handle_accepted(self, sock, addr):
        self.channel = Channel(sock)
        print("connected" in repr(self.channel))


for use_poll in (False, True):
    listener = Listener()
    client = socket.create_connection(listener.socket.getsockname())
    asyncore.loop(timeout=1, count=1, use_poll=use_poll)
    client.send(b"!", socket.MSG_OOB)
    asyncore.loop(timeout=1, count=1, use_poll=use_poll)
    client.send(b"plain")
    asyncore.loop(timeout=1, count=1, use_poll=use_poll)
    print(len(asyncore.socket_map))
    asyncore.close_all()
    print(asyncore.socket_map, listener.socket.fileno(), listener.channel.socket.fileno())
    client.close()
