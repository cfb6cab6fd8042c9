"""`smtpd` was removed in Python 3.12.

It went away in Python 3.12 together with `asyncore`. The module `_asyncore`,
which is placed in the project once, has the classes of `asyncore`, `asynchat` and
`smtpd`, for Python 3.8 and later; so nothing but the imports changes.

Servers are polled by its own `loop()`, as other channels are.
`--alternative asyncore=backport` declares the distribution `standard-smtpd`
instead. For new code, `aiosmtpd` is the better choice.
"""

from ..asyncore import _asyncore

deprecated = "3.4"
removed = "3.12"
reference = "whatsnew/3.12#smtpd"
safety = "suggested"
backport = "standard-smtpd; python_version >= '3.12'"
only_with = {"asyncore/module": ["module", "asyncio"]}
moves = {"smtpd": "_asyncore"}

examples = r'''
@@ a server that uses its connection
-import smtpd
+import _asyncore as smtpd
 import smtplib
 import threading

 class Server(smtpd.SMTPServer):
     def process_message(self, peer, mailfrom, rcpttos, data, **kwargs):
         print(mailfrom, rcpttos, data, kwargs)
         self.close()

 def deliver(port):
     with smtplib.SMTP("127.0.0.1", port) as client:
         client.sendmail("a@example.org", ["b@example.org"], b"spam\n")

 server = Server(("127.0.0.1", 0), None)
 client = threading.Thread(target=deliver, args=[server.socket.getsockname()[1]])
 client.start()
 smtpd.asyncore.loop()
 client.join()

@@ imported by name
-from smtpd import DebuggingServer as Debug, SMTPChannel
+from _asyncore import DebuggingServer as Debug, SMTPChannel

 class Channel(SMTPChannel):
     def smtp_NOOP(self, arg):
         self.push("250 still here")

 class Server(Debug):
     channel_class = Channel

 server = Server(("127.0.0.1", 0), None)
 print(server.accepting)
 server.close()

@@ imported inside the function
 def server(address):
-    import smtpd
+    import _asyncore as smtpd
     return smtpd.PureProxy(address, None, decode_data=True)

 server(("127.0.0.1", 0)).close()
 print("served")

@@ in a package
 # file: app/__init__.py

 # file: app/mail.py
-import smtpd
+from . import _asyncore as smtpd

 class Server(smtpd.SMTPServer):
     pass

@@ a copy in the package if the old one is missing
 try:
     import smtpd
 except ImportError:
     from package.vendor import smtpd

 from package import settings

 class Server(smtpd.SMTPServer):
     pass

@@ under a test of the version
 import sys

 if sys.version_info >= (3, 12):
     smtpd = None
 else:
     import smtpd

@@ a copy in the package
 from package.vendor.smtpd import SMTPServer

 class Server(SMTPServer):
     pass
'''
