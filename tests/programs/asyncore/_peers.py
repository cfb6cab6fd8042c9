"""The other side of a connection, in threads: it knows nothing of event loops."""

import os
import socket
import sys
import threading
import time


# That the other side knows of what was done.
noticed = threading.Event()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def connect(port):
    """A file of a connection, as soon as somebody listens there."""
    for _ in range(200):
        try:
            return socket.create_connection(("127.0.0.1", port)).makefile("rwb", buffering=0)
        except ConnectionRefusedError:
            time.sleep(0.02)


def end(heard):
    """Says what was heard, and ends the program, whatever its loop waits for."""
    print(heard)
    sys.stdout.flush()
    os._exit(0)


def start(function, *arguments):
    threading.Thread(target=function, args=arguments, daemon=True).start()


def serve(talk):
    """Serves each connection by a function, in a thread; gives the address."""
    listener = socket.create_server(("127.0.0.1", 0))

    def accept():
        while True:
            connection, _ = listener.accept()
            with connection, connection.makefile("rwb", buffering=0) as file:
                talk(file)

    start(accept)
    return listener.getsockname()
