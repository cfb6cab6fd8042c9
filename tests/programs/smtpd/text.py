# needs: aiosmtpd
"""Messages as text, options of the server, and a constructor that keeps something for itself."""

import asyncore
from smtpd import SMTPServer

from _client import free_port, send


class Listener(SMTPServer):
    """Collects what it gets."""

    def __init__(self, port, lines, limit=200):
        SMTPServer.__init__(self, ("127.0.0.1", port), None, limit, decode_data=True)
        self.lines = lines
        self.kept = []

    def process_message(self, peer, mailfrom, rcpttos, data):
        self.kept.append(self.first(data))
        self.lines.extend(data.splitlines())
        print(self.kept)
        return ""

    def first(self, data):
        return data.split("\n")[0]


def main():
    port, lines = free_port(), []
    send(
        port,
        ("a@example.org", ["b@example.org"], "Grüße\r\nzwei\r\n.drei\r\n".encode()),
        ("a@example.org", ["b@example.org"], b"x" * 300),
        ("a@example.org", ["b@example.org"], b"end\n"),
    )
    listener = Listener(port, lines)
    print("listening")
    try:
        asyncore.loop()
    except KeyboardInterrupt:
        pass
    print(lines)


main()
