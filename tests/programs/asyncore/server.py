# upshift: --alternatives asyncore=asyncio
# upshift: --alternatives asyncore=module
"""A server that runs until the program is ended, and a client in a thread."""

import asyncore
import os
import socket
import sys
import threading
import time


class Shouter(asyncore.dispatcher_with_send):
    """Answers in capitals."""

    def handle_read(self):
        data = self.recv(8192)
        if data:
            self.send(data.upper())

    def handle_close(self):
        print("the client is gone")
        gone.set()
        self.close()


class Listener(asyncore.dispatcher):
    def __init__(self, host, port):
        asyncore.dispatcher.__init__(self)
        self.create_socket(socket.AF_INET, socket.SOCK_STREAM)
        self.set_reuse_addr()
        self.bind((host, port))
        self.listen(5)

    def handle_accepted(self, sock, addr):
        print("connection from", addr[0])
        Shouter(sock)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def client(port):
    for _ in range(100):
        try:
            connection = socket.create_connection(("127.0.0.1", port))
            break
        except ConnectionRefusedError:
            time.sleep(0.05)
    connection.sendall(b"spam" * 10000)
    received = b""
    while len(received) < 40000:
        received += connection.recv(8192)
    print(received == b"SPAM" * 10000)
    connection.close()
    gone.wait(10)
    sys.stdout.flush()
    os._exit(0)


gone = threading.Event()
PORT = free_port()
threading.Thread(target=client, args=(PORT,), daemon=True).start()
server_of_shouts = Listener("127.0.0.1", PORT)
asyncore.loop()
