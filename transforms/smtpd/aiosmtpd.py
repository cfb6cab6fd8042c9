"""`smtpd` was removed in Python 3.12.

`smtpd` went away in Python 3.12, and `asyncore` with it. The class that gets the
messages keeps its `process_message()`; `handle_DATA()` calls it with what it got
before. An `UnthreadedController` listens, and its loop serves in the thread in
which `asyncore.loop()` did.
This is done where all that a file takes from `smtpd` and `asyncore` is a class
that has `process_message()` and uses nothing else that it inherits, or a
`DebuggingServer` or `PureProxy`, the place that makes it, and
`asyncore.loop()` behind that place.

What differs: the server answers in other words, announces `SMTPUTF8`, refuses a
line of more than 1000 bytes, and closes a connection after 300 seconds without a
command. An error of `process_message()` is told to the client with 500, where it
ended the connection. `rcpt_options` holds those of all recipients, not of the
last. The address is bound when the class has been made, and if the name of the
host has several addresses, all of them are served. `Debugging` prints lines as
text, where `DebuggingServer` printed bytes. Channels of `asyncore` that other
files make are not served.
"""

deprecated = "3.4"
removed = "3.12"
reference = "whatsnew/3.12#smtpd"
safety = "suggested"
requires = ["aiosmtpd>=1.4.4"]
native = "smtp_server"
words = ["smtpd"]

examples = r'''
@@ a server of one's own
-import asyncore
-import smtpd
+from aiosmtpd.controller import UnthreadedController

-class Server(smtpd.SMTPServer):
+class Server:
     def process_message(self, peer, mailfrom, rcpttos, data, **kwargs):
         print(mailfrom, rcpttos, len(data))
+
+    async def handle_DATA(self, server, session, envelope):
+        data = envelope.content.replace(b"\r\n", b"\n")[:-1]
+        status = self.process_message(session.peer, envelope.mail_from, envelope.rcpt_tos, data)
+        return status or "250 OK"

 def run():
-    server = Server(("0.0.0.0", 25), None)
+    server = UnthreadedController(Server(), "0.0.0.0", 25)
+    server.begin()
     try:
-        asyncore.loop()
+        server.loop.run_forever()
     except KeyboardInterrupt:
-        server.close()
+        server.server.close()

 print(callable(run))

@@ a constructor that passes on and keeps
-from smtpd import SMTPServer as Base
-import asyncore, sys
+from aiosmtpd.controller import UnthreadedController
+import sys

-class Listener(Base):
+class Listener:
-    def __init__(self, address, stream):
-        super().__init__(address, None, decode_data=True)
+    def __init__(self, stream):
         self.stream = stream

     def process_message(self, peer, mailfrom, rcpttos, data):
         self.stream.write(data)
+
+    async def handle_DATA(self, server, session, envelope):
+        data = envelope.content.replace("\r\n", "\n")[:-1]
+        status = self.process_message(session.peer, envelope.mail_from, envelope.rcpt_tos, data)
+        return status or "250 OK"

 def run(host, port):
-    Listener((host, int(port)), sys.stdout)
+    controller = UnthreadedController(Listener(sys.stdout), host, int(port), decode_data=True)
+    controller.begin()
-    asyncore.loop(timeout=5)
+    controller.loop.run_forever()

 print(callable(run))

@@ options of the message, and a constructor of nothing else
-import asyncore
-import smtpd
+from aiosmtpd.controller import UnthreadedController

-class Server(smtpd.SMTPServer):
+class Server:
     # Prints what comes.

-    def __init__(self, *args, **kwargs):
-        smtpd.SMTPServer.__init__(self, *args, **kwargs)
-
     def process_message(self, peer, mailfrom, rcpttos, data, mail_options=None, rcpt_options=None):
         print(mailfrom, mail_options)
+
+    async def handle_DATA(self, server, session, envelope):
+        data = envelope.content.replace(b"\r\n", b"\n")[:-1]
+        status = self.process_message(
+            session.peer, envelope.mail_from, envelope.rcpt_tos, data,
+            mail_options=envelope.mail_options, rcpt_options=envelope.rcpt_options,
+        )
+        return status or "250 OK"

 if __name__ == "server":
-    server = Server(("localhost", 8025), ("localhost", 25), data_size_limit=1000)
+    server = UnthreadedController(Server(), "localhost", 8025, data_size_limit=1000)
+    server.begin()
-    asyncore.loop()
+    server.loop.run_forever()

@@ the server that prints, imported where it runs
 def debug(address, port):
-    import smtpd
-    import asyncore
+    from aiosmtpd.controller import UnthreadedController
+    from aiosmtpd.handlers import Debugging

-    server = smtpd.DebuggingServer((address, int(port)), None)
+    server = UnthreadedController(Debugging(), address, int(port))
+    server.begin()
-    asyncore.loop()
+    server.loop.run_forever()

 print(callable(debug))

@@ the server that hands on
-from smtpd import PureProxy
-from asyncore import loop
+from aiosmtpd.controller import UnthreadedController
+from aiosmtpd.handlers import Proxy

 HERE = ("localhost", 8025)

 def relay():
-    proxy = PureProxy(HERE, ("mail.example.org", 25), decode_data=True)
+    proxy = UnthreadedController(Proxy("mail.example.org", 25), *HERE)
+    proxy.begin()
-    loop()
+    proxy.loop.run_forever()

 print(callable(relay))

@@ every message is an error, and a proxy that does nothing else
 import asyncore
 import smtpd

 class Server(smtpd.SMTPServer):
     def process_message(self, peer, mailfrom, rcpttos, data):
         print(mailfrom, data)

 def run():
     server = Server(("localhost", 8025), None)
     asyncore.loop()

 def relay():
     server = smtpd.PureProxy(("localhost", 8026), ("localhost", 25))
     asyncore.loop()

@@ the connection is used
 import asyncore
 import smtpd

 class Server(smtpd.SMTPServer):
     def process_message(self, peer, mailfrom, rcpttos, data, **kwargs):
         self.close()

 def run():
     server = Server(("localhost", 8025), None)
     asyncore.loop()

@@ a method that the server calls, and one whose name the handler would be called by
 import asyncore
 import smtpd

 class Server(smtpd.SMTPServer):
     def handle_accepted(self, conn, addr):
         print(addr)
         super().handle_accepted(conn, addr)

     def handle_MAIL(self, mailfrom):
         print(mailfrom)

     def process_message(self, peer, mailfrom, rcpttos, data, **kwargs):
         self.handle_MAIL(mailfrom)

 def run():
     server = Server(("localhost", 8025), None)
     asyncore.loop()

@@ the server is asked for its port, and a thread serves
 import asyncore
 import smtpd
 import threading

 class Server(smtpd.SMTPServer):
     def process_message(self, peer, mailfrom, rcpttos, data, **kwargs):
         print(mailfrom)

 def start():
     server = Server(("localhost", 0), None)
     threading.Thread(target=asyncore.loop, daemon=True).start()
     return server.socket.getsockname()

@@ other channels are served, too
 import asyncore
 import smtpd

 class Other(asyncore.dispatcher):
     pass

 class Server(smtpd.SMTPServer):
     def process_message(self, peer, mailfrom, rcpttos, data, **kwargs):
         print(mailfrom)

 def run():
     server = Server(("localhost", 8025), None)
     asyncore.loop()

@@ another file derives from it
 # file: app/__init__.py
 # file: app/special.py
 from app.mail import Server

 class Special(Server):
     pass

 # file: app/mail.py
 import asyncore
 import smtpd

 class Server(smtpd.SMTPServer):
     def process_message(self, peer, mailfrom, rcpttos, data, **kwargs):
         print(mailfrom)

 def run():
     server = Server(("localhost", 8025), None)
     asyncore.loop()

@@ a copy in the package
 from package.vendor import asyncore, smtpd

 class Server(smtpd.SMTPServer):
     def process_message(self, peer, mailfrom, rcpttos, data, **kwargs):
         print(mailfrom)

 def run():
     server = Server(("localhost", 8025), None)
     asyncore.loop()
'''
