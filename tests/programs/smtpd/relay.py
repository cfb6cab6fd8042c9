# needs: aiosmtpd
"""A relay: what it gets, another server gets."""

import asyncore
import smtpd
import socket
import threading

from _client import free_port, send

HOST = "127.0.0.1"


def remote(listener):
    """A server that says yes to everything, and prints the message."""
    with listener, listener.accept()[0] as connection, connection.makefile("rb") as lines:
        connection.sendall(b"220 here\r\n")
        message = False
        for line in lines:
            if message:
                print(line)
                message = line != b".\r\n"
            elif line.upper().startswith(b"DATA"):
                message = True
                connection.sendall(b"354 go on\r\n")
                continue
            if not message:
                connection.sendall(b"250 yes\r\n")
            if line.upper().startswith(b"QUIT"):
                break


listener = socket.create_server((HOST, 0))
threading.Thread(target=remote, args=[listener], daemon=True).start()
port = free_port()
there = listener.getsockname()[1]
send(port, ("a@example.org", ["b@example.org"], b"Subject: x\r\n\r\nbody\r\n.\r\n"))
relay = smtpd.PureProxy((HOST, port), (HOST, there), decode_data=True)
try:
    asyncore.loop(use_poll=True)
except KeyboardInterrupt:
    relay.close()
