# upshift:
# upshift: --min 3.8
"""What becomes of errors: in handlers, of connections, in a table of broken channels."""

import asyncore
import errno
import re
import socket


class Loud(asyncore.dispatcher):
    def log_info(self, message, type="info"):
        print(type, re.sub(r"0x[0-9a-f]+|/\S+/|:\d+", "", re.sub(r"\[.*\]", "[…]", message)))

    def handle_read(self):
        raise ValueError("no reading")


class Quiet(asyncore.dispatcher):
    def handle_error(self):
        where, kind, error, _ = asyncore.compact_traceback()
        print(where[1], kind.__name__, getattr(error, "errno", None) == errno.ECONNREFUSED)
        self.close()

    def handle_expt(self):
        print("urgent")
        self.close()

    def handle_close(self):
        print("closed")
        self.close()


here, there = socket.socketpair()
loud = Loud(here)
there.send(b"x")
asyncore.loop(timeout=0.1)
print(loud.connected, asyncore.socket_map)
there.close()

# Nobody listens there.
probe = socket.socket()
probe.bind(("127.0.0.1", 0))
client = Quiet()
client.create_socket()
client.connect(probe.getsockname())
asyncore.loop(timeout=1)
probe.close()


class Leaving(asyncore.dispatcher):
    def handle_write(self):
        raise asyncore.ExitNow("enough")


here, there = socket.socketpair()
leaving = Leaving(here)
try:
    asyncore.loop(timeout=0.1)
except asyncore.ExitNow as reason:
    print("left:", reason)
leaving.close()
there.close()

for kind in (OSError(errno.EBADF, "bad"), OSError(errno.EIO, "broken"), RuntimeError("no")):

    class Broken:
        def close(self):
            raise kind

    channels = {1: Broken()}
    try:
        asyncore.close_all(channels)
    except Exception as error:
        print("raised", error)
    asyncore.close_all(channels, ignore_all=True)
    print(channels)

try:
    asyncore.compact_traceback()
except AssertionError as error:
    print(error)

class Plain(asyncore.dispatcher):
    pass


plain = Plain()
plain.handle_expt()
plain.log_info("shown")
plain.ignore_log_types = frozenset()
plain.handle_write()
plain.handle_close()
print(re.sub("0x[0-9a-f]+", "…", repr(plain)), plain.addr, plain.accepting)
