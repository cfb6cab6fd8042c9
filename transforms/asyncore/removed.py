"""`asyncore` was removed.

It went away in Python 3.12, with `asyncio` in its place, whose programs are
built another way round: no class with `handle_…` methods that a loop polls, but
coroutines that wait.
Threads, `socketserver` or `selectors` are nearer to the old code and often
enough; the distribution `pyasyncore` carries the old module on.
"""

import asyncore

deprecated = "3.6"
removed = "3.12"
reference = "whatsnew/3.12#asynchat-and-asyncore"


def before():
    """`asyncore` is gone: rewrite with `asyncio`, `socketserver` or `selectors`, or depend on `pyasyncore`."""
    return asyncore


def before_dispatcher():
    """A dispatcher becomes an `asyncio.Protocol`: `handle_connect` and `handle_accepted` its `connection_made`, `handle_read` its `data_received`, `handle_close` its `connection_lost`; `create_socket` with `listen` or `connect` becomes `loop.create_server` or `loop.create_connection`."""
    return asyncore.dispatcher


def before_dispatcher_with_send():
    """A dispatcher that buffers becomes an `asyncio.Protocol`: its transport's `write()` buffers, in the place of `send()`."""
    return asyncore.dispatcher_with_send


def before_file_dispatcher():
    """A dispatcher of a file becomes `loop.add_reader(fd, callback)`, or `loop.connect_read_pipe()` with an `asyncio.Protocol`."""
    return asyncore.file_dispatcher


def before_file_wrapper():
    """A wrapped file becomes `loop.add_reader(fd, callback)`, or `loop.connect_read_pipe()` with an `asyncio.Protocol`."""
    return asyncore.file_wrapper


def before_loop():
    """The loop becomes `asyncio.run(main())`, where `main()` waits for what `loop.create_server()` made: `await server.serve_forever()`."""
    return asyncore.loop


def before_poll():
    """One turn of the loop has no counterpart in `asyncio`; `selectors.DefaultSelector().select(timeout)` is the nearest."""
    return asyncore.poll


def before_close_all():
    """Closing all becomes `server.close()` with `await server.wait_closed()`; `asyncio.run()` cancels what is left."""
    return asyncore.close_all


def before_socket_map():
    """The table of sockets has no counterpart in `asyncio`: keep a set of the transports in `connection_made` and `connection_lost`."""
    return asyncore.socket_map


examples = '''
@@ imported, and used through the module
!import asyncore
 import socket

!class Echo(asyncore.dispatcher_with_send):
     def handle_read(self):
         self.send(self.recv(8192))

!class Server(asyncore.dispatcher):
     def __init__(self, port):
!        asyncore.dispatcher.__init__(self)
         self.create_socket(socket.AF_INET, socket.SOCK_STREAM)
         self.bind(("localhost", port))
         self.listen(5)

     def handle_accepted(self, connection, address):
         Echo(connection)

 def main():
     Server(8080)
!    asyncore.loop()

@@ imported by name
!from asyncore import dispatcher, loop as run

!class Client(dispatcher):
     pass

 Client()
!run(timeout=1)

@@ under a short name
!import asyncore as core

!core.close_all()

@@ files, one turn of the loop and its table
!import asyncore

 def read(fd):
!    asyncore.file_dispatcher(asyncore.file_wrapper(fd))
!    while asyncore.socket_map:
!        asyncore.poll(0.1)

@@ imported inside the function
 def serve():
!    import asyncore
!    asyncore.loop()

@@ imported for its name alone
!import asyncore

@@ a copy in the package if the old one is missing
 try:
     import asyncore
 except ImportError:
     from package.vendor import asyncore

 from package import settings

 class Client(asyncore.dispatcher):
     pass

@@ done without if missing
 try:
     import asyncore
 except ImportError:
     asyncore = None

 def serve():
     if asyncore is not None:
         asyncore.loop()

@@ under a test of the version
 import sys

 if sys.version_info < (3, 12):
     import asyncore
 else:
     from package.vendor import asyncore

 serve(asyncore.loop)

@@ a copy in the package
 from package.vendor import asyncore

 class Client(asyncore.dispatcher):
     pass

@@ a name of one's own
 class asyncore:
     @staticmethod
     def loop():
         return 1

 print(asyncore.loop())
'''
