# needs: aiosmtpd
"""A message ends the program, whose server nobody names."""

import smtpd, asyncore, sys, threading

from _client import connected, free_port


class Once(smtpd.SMTPServer, object):
    def __init__(self, *args, **kwargs):
        super(Once, self).__init__(*args, **kwargs)

    def process_message(self, peer, mailfrom, rcpttos, data, mail_options=None, rcpt_options=None):
        print(mailfrom, rcpttos, data, mail_options, rcpt_options)
        sys.exit(3)


def talk(port):
    """Nobody answers any more."""
    connected(port).sendmail("a@example.org", ["b@example.org"], b"bye\n")


port = free_port()
threading.Thread(target=talk, args=[port], daemon=True).start()
try:
    Once(("127.0.0.1", port), None)
    asyncore.loop()
except SystemExit as end:
    print("ended with", end.code)
