import asyncore
import smtpd

class Server(smtpd.SMTPServer):
    def process_message(self, peer, mailfrom, rcpttos, data, **kwargs):
        print(mailfrom, rcpttos, len(data))

def run():
    server = Server(("0.0.0.0", 25), None)
    try:
        asyncore.loop()
    except KeyboardInterrupt:
        server.close()

print(callable(run))
from smtpd import SMTPServer as Base
import asyncore, sys

class Listener(Base):
    def __init__(self, address, stream):
        super().__init__(address, None, decode_data=True)
        self.stream = stream

    def process_message(self, peer, mailfrom, rcpttos, data):
        self.stream.write(data)

def run(host, port):
    Listener((host, int(port)), sys.stdout)
    asyncore.loop(timeout=5)

print(callable(run))
import asyncore
import smtpd

class Server(smtpd.SMTPServer):
    # Prints what comes.

    def __init__(self, *args, **kwargs):
        smtpd.SMTPServer.__init__(self, *args, **kwargs)

    def process_message(self, peer, mailfrom, rcpttos, data, mail_options=None, rcpt_options=None):
        print(mailfrom, mail_options)

if __name__ == "server":
    server = Server(("localhost", 8025), ("localhost", 25), data_size_limit=1000)
    asyncore.loop()
