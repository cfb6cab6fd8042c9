"""`asynchat` was removed.

It went away in Python 3.12 together with `asyncore`; the streams of `asyncio`
do what it did, with a coroutine that reads in the place of `set_terminator()`,
`collect_incoming_data()` and `found_terminator()`.
The distribution `pyasynchat` carries the old module on.
"""

import asynchat

deprecated = "3.6"
removed = "3.12"
reference = "whatsnew/3.12#asynchat-and-asyncore"


def before():
    """`asynchat` is gone: rewrite with the streams of `asyncio`, or depend on `pyasynchat`."""
    return asynchat


def before_async_chat():
    """A chat becomes a coroutine with a `StreamReader` and a `StreamWriter`, as `asyncio.start_server()` calls it: `set_terminator(b"…")` with `found_terminator()` becomes `await reader.readuntil(b"…")`, a number as terminator `await reader.readexactly(n)`, `push()` becomes `writer.write()` with `await writer.drain()`, `close_when_done()` becomes `writer.close()` with `await writer.wait_closed()`."""
    return asynchat.async_chat


def before_simple_producer():
    """A producer becomes a loop of `writer.write(part)` and `await writer.drain()`."""
    return asynchat.simple_producer


examples = '''
@@ imported, and used through the module
!import asynchat

!class Session(asynchat.async_chat):
     def __init__(self, sock):
!        asynchat.async_chat.__init__(self, sock)
         self.set_terminator(b"\\r\\n")
         self.line = []

     def collect_incoming_data(self, data):
         self.line.append(data)

     def found_terminator(self):
         self.push(b"".join(self.line))

@@ imported by name
!from asynchat import async_chat as Chat, simple_producer

!class Session(Chat):
     def answer(self, text):
!        self.push_with_producer(simple_producer(text))

@@ imported inside the function
 def session(sock):
!    import asynchat
!    return asynchat.async_chat(sock)

@@ imported for its name alone
!import asynchat

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
