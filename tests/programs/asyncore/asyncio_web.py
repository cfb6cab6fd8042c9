# upshift: --alternatives asyncore=asyncio --min 3.8
# upshift: --min 3.8
"""A web server of `async_chat`, whose requests have a body, and which is interrupted."""

import asynchat
import asyncore
import os
import signal
import socket
import threading

import _peers


class Request(asynchat.async_chat):
    def __init__(self, sock, addr, pages):
        asynchat.async_chat.__init__(self, sock=sock)
        self.addr = addr
        self.pages = pages
        self.ibuffer = []
        self.headers = b""
        self.set_terminator(b"\r\n\r\n")

    def collect_incoming_data(self, data):
        """Keeps the data."""
        self.ibuffer.append(data)

    def found_terminator(self):
        data = b"".join(self.ibuffer)
        self.ibuffer = []
        if not self.headers:
            self.headers = data
            length = [line[16:] for line in data.split(b"\r\n") if line.startswith(b"Content-Length: ")]
            if length:
                self.set_terminator(int(length[0]))
                return
            data = b""
        method, path, version = self.headers.split(b"\r\n")[0].split()
        body = self.pages.get(path, b"none") + data
        print(self.addr[0], method, path)
        self.push(b"HTTP/1.0 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body))
        self.push(body)
        self.close_when_done()


class Server(asyncore.dispatcher):
    def __init__(self, host, port, pages):
        asyncore.dispatcher.__init__(self)
        self.pages = pages
        self.create_socket(socket.AF_INET, socket.SOCK_STREAM)
        self.set_reuse_addr()
        self.bind((host, port))
        self.listen(1024)

    def handle_accept(self):
        conn, addr = self.accept()
        print("connected:", addr[0])
        Request(conn, addr, self.pages)


def ask(port):
    for question in [
        b"GET / HTTP/1.0\r\n\r\n",
        b"POST /big HTTP/1.0\r\nContent-Length: 5\r\n\r\nspam!",
        b"GET /none HTTP/1.0\r\nHost: x\r\n\r\n",
    ]:
        file = _peers.connect(port)
        file.write(question)
        answer = file.read()
        answers.append((len(answer), answer[-10:]))
    while not interrupted.is_set():
        os.kill(os.getpid(), signal.SIGINT)
        interrupted.wait(1)


def interrupt(number, frame):
    if not interrupted.is_set():
        interrupted.set()
        raise KeyboardInterrupt


answers = []
interrupted = threading.Event()
signal.signal(signal.SIGINT, interrupt)
port = _peers.free_port()
s = Server("127.0.0.1", port, {b"/": b"root", b"/big": b"b" * 300000})
print("running")
_peers.start(ask, port)
try:
    asyncore.loop(timeout=2)
except KeyboardInterrupt:
    print("interrupted")
finally:
    s.close()
print(answers)
