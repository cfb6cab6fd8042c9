# needs: aiosmtpd
"""A sink in a thread, whose method takes whatever comes."""

import asyncore
import smtpd
import threading

from _client import connected, free_port

received = []


class Sink(smtpd.SMTPServer):
    def process_message(self, *args, **kwargs):
        received.append((args[1:], len(kwargs)))


def start(port):
    sink = Sink(("127.0.0.1", port), None)
    thread = threading.Thread(target=asyncore.loop, kwargs={"timeout": 0.1})
    thread.daemon = True
    thread.start()


port = free_port()
start(port)
with connected(port) as client:
    client.sendmail("a@example.org", ["b@example.org"], b"Subject: one\r\n\r\nbody\r\n")
    client.sendmail("a@example.org", ["c@example.org", "d@example.org"], b"two")
print(received)
