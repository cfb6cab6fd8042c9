"""`smtpd` was removed in Python 3.12.

It went away in Python 3.12. The distribution `aiosmtpd` runs its own event loop,
in a thread where a `Controller` is used, while a server of `smtpd` waited for
`asyncore.loop()`: the class and the program around it change together.
"""

import smtpd

deprecated = "3.4"
removed = "3.12"
reference = "whatsnew/3.12#smtpd"


def before():
    """`smtpd` is gone: depend on `aiosmtpd`, whose `aiosmtpd.controller.Controller(handler, hostname=host, port=port)` serves in a thread between `start()` and `stop()`."""
    return smtpd


def before_server():
    """A server becomes a handler of `aiosmtpd`: `process_message(self, peer, mailfrom, rcpttos, data, **kwargs)` becomes `async def handle_DATA(self, server, session, envelope)`, with `session.peer`, `envelope.mail_from`, `envelope.rcpt_tos` and `envelope.content` (whose lines end with CR and LF), and returns `"250 OK"` where it returned `None`; `Controller(handler, hostname=host, port=port)` takes the place of the constructor, its `start()` and `stop()` that of `asyncore.loop()` and `close()`."""
    return smtpd.SMTPServer


def before_debugging_server():
    """`aiosmtpd.handlers.Debugging()` is the handler that prints each message; serve it with `aiosmtpd.controller.Controller(handler, hostname=host, port=port)`."""
    return smtpd.DebuggingServer


def before_pure_proxy():
    """`aiosmtpd.handlers.Proxy(remote_hostname, remote_port)` is the handler that hands messages on; serve it with `aiosmtpd.controller.Controller(handler, hostname=host, port=port)`."""
    return smtpd.PureProxy


def before_channel():
    """A channel becomes a subclass of `aiosmtpd.smtp.SMTP`: its `smtp_HELO()` and the like are coroutines there."""
    return smtpd.SMTPChannel


examples = '''
@@ a server
!import smtpd
 import asyncore

!class Server(smtpd.SMTPServer):
     def process_message(self, peer, mailfrom, rcpttos, data, **kwargs):
         print(mailfrom, rcpttos)

 def main():
     Server(("127.0.0.1", 0), None)
     asyncore.loop()

@@ imported by name
!from smtpd import DebuggingServer as Debug, PureProxy, SMTPChannel

 def serve(address):
!    return Debug(address, None), PureProxy(address, address), SMTPChannel

@@ imported for its name alone
-import smtpd

@@ a copy in the package if the old one is missing
 try:
     import smtpd
 except ImportError:
     from package.vendor import smtpd

 class Server(smtpd.SMTPServer):
     pass

@@ a copy in the package
 from package.vendor.smtpd import SMTPServer

 class Server(SMTPServer):
     pass
'''
