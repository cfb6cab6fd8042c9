"""`asynchat` was removed in Python 3.12.

It went away in Python 3.12 together with `asyncore`. The module `_asyncore`,
which is placed in the project once, has the classes of `asyncore`, `asynchat` and
`smtpd`, for Python 3.8 and later; so nothing but the imports changes.

Its channels are polled by its own `loop()`, not by that of an `asyncore` which
another distribution imports.
`--alternative asyncore=backport` declares the distribution `pyasynchat` instead.
For new code, the streams of `asyncio` are the better choice.
"""

from ..asyncore import _asyncore

deprecated = "3.6"
removed = "3.12"
reference = "whatsnew/3.12#asynchat-and-asyncore"
safety = "suggested"
backport = "pyasynchat; python_version >= '3.12'"
only_with = {"asyncore/module": ["module", "asyncio"]}
moves = {"asynchat": "_asyncore"}

examples = r'''
@@ imported, and used through the module
-import asynchat
+import _asyncore as asynchat
 import socket

 class Session(asynchat.async_chat):
     def __init__(self, sock):
         asynchat.async_chat.__init__(self, sock)
         self.set_terminator(b"\r\n")
         self.line = []

     def collect_incoming_data(self, data):
         self.line.append(data)

     def found_terminator(self):
         self.push(b"".join(self.line))

 here, there = socket.socketpair()
 session = Session(here)
 there.sendall(b"spam\r\n")
 session.handle_read()
 print(there.recv(10))
 session.close()
 there.close()

@@ imported by name
-from asynchat import async_chat as Chat, simple_producer
+from _asyncore import async_chat as Chat, simple_producer

 class Session(Chat):
     def answer(self, text):
         self.push_with_producer(simple_producer(text))

 session = Session()
 session.answer(b"spam")
 print(len(session.producer_fifo), session.producer_fifo[0].more())

@@ imported inside the function
 def session():
-    import asynchat
+    import _asyncore as asynchat
     return asynchat.async_chat()

 session().discard_buffers()
 print("discarded")

@@ in a package
 # file: app/__init__.py

 # file: app/session.py
-import asynchat
+from . import _asyncore as asynchat

 class Session(asynchat.async_chat):
     pass

@@ a copy in the package if the old one is missing
 try:
     import asynchat
 except ImportError:
     from package.vendor import asynchat

 from package import settings

 class Session(asynchat.async_chat):
     pass

@@ under a test of the version
 import sys

 if sys.version_info >= (3, 12):
     asynchat = None
 else:
     import asynchat

@@ a copy in the package
 from package.vendor.asynchat import async_chat

 class Session(async_chat):
     pass

@@ a class of one's own
 class async_chat:
     pass

 print(async_chat.__name__)
'''
