# upshift: --alternatives asyncore=asyncio --min 3.8
# upshift: --min 3.8
"""A listener that closes itself after the first connection: the program ends with the last one."""

import asyncore
import logging
import socket

import _peers

logging.basicConfig(level=logging.DEBUG, format="%(name)s: %(message)s", filename="once.log")
for noisy in ["asyncio"]:
    logging.getLogger(noisy).setLevel(logging.ERROR)


class Echo(asyncore.dispatcher):
    """Sends back what came, from a list."""

    def __init__(self, sock, chunk_size=256):
        self.chunk_size = chunk_size
        self.logger = logging.getLogger("Echo")
        asyncore.dispatcher.__init__(self, sock=sock)
        self.data_to_write = []

    def writable(self):
        """Whether something has come."""
        response = bool(self.data_to_write)
        return response

    def handle_write(self):
        data = self.data_to_write.pop()
        sent = self.send(data[:self.chunk_size])
        if sent < len(data):
            remaining = data[sent:]
            self.data_to_write.append(remaining)

    def handle_read(self):
        data = self.recv(self.chunk_size)
        if not data:
            return
        self.data_to_write.insert(0, data)

    def handle_close(self):
        self.logger.debug("closed")
        print("closed")
        self.close()


class Server(asyncore.dispatcher):
    def __init__(self, address):
        self.logger = logging.getLogger("Server")
        asyncore.dispatcher.__init__(self)
        self.create_socket(socket.AF_INET, socket.SOCK_STREAM)
        self.bind(address)
        self.address = self.socket.getsockname()
        self.listen(1)
        return

    def handle_accept(self):
        # One is enough.
        client_info = self.accept()
        self.logger.debug("from %s", client_info[1])
        print("from", client_info[1][0])
        Echo(sock=client_info[0])
        self.handle_close()
        return

    def handle_close(self):
        self.logger.debug("no more")
        self.close()


def talk(port):
    file = _peers.connect(port)
    file.write(b"spam\n")
    heard = [file.readline()]
    try:
        second = socket.create_connection(("127.0.0.1", port), timeout=1)
        heard.append(second.recv(1))
    except OSError:
        heard.append("refused")
    file.write(b"ham" * 10000 + b"\n")
    heard.append(len(file.readline()))
    heard_at_last.append(heard)
    file.close()


heard_at_last = []
server = Server(("127.0.0.1", 0))
ip, port = server.address
_peers.start(talk, port)
asyncore.loop()
print(heard_at_last, ip)
