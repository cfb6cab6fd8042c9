# needs: aiosmtpd
"""A sink: a class without a constructor, and a loop that is interrupted."""

import asyncore
import smtpd

from _client import free_port, send


class Sink(smtpd.SMTPServer):
    count = 0

    def process_message(self, peer, mailfrom, rcpttos, data, **kwargs):
        self.count += 1
        print(self.count, peer[0], mailfrom, rcpttos, data, kwargs)
        if b"unwanted" in data:
            return "554 Not wanted"


def serve(port):
    sink = Sink(("127.0.0.1", port), None)
    try:
        asyncore.loop(timeout=1)
    except KeyboardInterrupt:
        print("interrupted")
    finally:
        sink.close()


port = free_port()
send(
    port,
    ("a@example.org", ["b@example.org", "c@example.org"], b"Subject: one\r\n\r\nbody\r\n..dots\r\n.\r\nend"),
    ("a@example.org", ["b@example.org"], b"unwanted\r\n"),
    ("a@example.org", ["b@example.org"], "Grüße\r\rx\n\n".encode()),
    ("a@example.org", ["b@example.org"], b""),
    ("a@example.org", ["b@example.org"], b"\r\n\r\nlast\n\r\n.\n\r\n\r\n"),
)
serve(port)
