# upshift: --min 3.8
"""A sink in a thread that is asked for its port and closed, a server with its own channel, and one that prints."""

import asyncore
import smtplib
import threading
from smtpd import DebuggingServer, SMTPChannel, SMTPServer

import _client


class Channel(SMTPChannel):
    def smtp_NOOP(self, arg):
        self.push("250 still here")


class Sink(SMTPServer):
    channel_class = Channel

    def __init__(self):
        SMTPServer.__init__(self, ("127.0.0.1", 0), None, data_size_limit=1000)
        self.kept = []

    def process_message(self, peer, mailfrom, rcpttos, data, **options):
        self.kept.append((peer[0], mailfrom, rcpttos, data, options))
        if b"refuse" in data:
            return "554 no"

    def port(self):
        return self.socket.getsockname()[1]


sinks = [Sink(), DebuggingServer(("127.0.0.1", 0), None)]
thread = threading.Thread(target=asyncore.loop, kwargs={"timeout": 0.05})
thread.start()
with smtplib.SMTP("127.0.0.1", sinks[0].port()) as client:
    print(client.noop(), client.helo("me"), client.verify("a@example.org"))
    for text in [b"one\r\n..two\r\n", b"refuse"]:
        try:
            print(client.sendmail("a@example.org", ["b@example.org"], text))
        except smtplib.SMTPResponseException as error:
            print(error.smtp_code, error.smtp_error)
        except smtplib.SMTPException as error:
            print(type(error).__name__)
with smtplib.SMTP(*sinks[1].socket.getsockname()) as client:
    print(client.sendmail("a@example.org", ["b@example.org"], b"Subject: x\r\n\r\nbody"))
for sink in sinks:
    sink.close()
asyncore.close_all()
thread.join()
print(sinks[0].kept)
