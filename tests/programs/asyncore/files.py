# upshift:
# upshift: --min 3.8
"""Pipes as channels."""

import asyncore
import os


class Reader(asyncore.file_dispatcher):
    def writable(self):
        return False

    def handle_read(self):
        print("read", self.recv(64))

    def handle_close(self):
        print("end")
        self.close()


class Writer(asyncore.file_dispatcher):
    parts = [b"eggs", b"spam"]

    def readable(self):
        return False

    def handle_write(self):
        if self.parts:
            print("sent", self.send(self.parts.pop()))
        else:
            self.close()


for use_poll in (False, True):
    Writer.parts = [b"eggs", b"spam"]
    read_end, write_end = os.pipe()
    writer = Writer(write_end)
    reader = Reader(os.fdopen(read_end, "rb"))
    os.close(write_end)
    asyncore.loop(timeout=1, use_poll=use_poll)
    print(asyncore.socket_map)

wrapper = asyncore.file_wrapper(0)
print(wrapper.getsockopt(1, 4), wrapper.fileno() == wrapper.fd)
wrapper.close()
wrapper.close()
print(wrapper.fd)
