"""`asyncore` was removed in Python 3.12.

It went away in Python 3.12. The module `_asyncore`, which is placed in the
project once, has the same classes and functions, for Python 3.8 and later; so
nothing but the imports changes.

What is asked, told and raised, and in which order, is the same.

Its table of channels, `socket_map`, is its own: channels that another
distribution makes with `asyncore` are not polled by its loop. Nor are the
classes those of `asyncore` for `isinstance()`, where an older Python still has
both.
`--alternative asyncore=backport` declares the distribution `pyasyncore` instead,
and `asyncore=asyncio` rewrites the files that are understood whole.
For new code, `asyncio` is the better choice.
"""

from . import _asyncore

deprecated = "3.6"
removed = "3.12"
reference = "whatsnew/3.12#asynchat-and-asyncore"
safety = "suggested"
backport = "pyasyncore; python_version >= '3.12'"
alternatives = {
    "module": "a module with the interface of `asyncore` and `asynchat` is placed in the project.",
    "asyncio": "a file that is understood whole becomes one of `asyncio`; the others get the module.",
    "backport": "`pyasyncore` and `pyasynchat` carry the old modules on.",
}
only_with = {"asyncore/module": ["module", "asyncio"]}
moves = {"asyncore": "_asyncore"}

examples = '''
@@ imported, and used through the module
-import asyncore
+import _asyncore as asyncore
 import socket

 class Echo(asyncore.dispatcher_with_send):
     def handle_read(self):
         self.send(self.recv(8192))

 class Server(asyncore.dispatcher):
     def __init__(self):
         asyncore.dispatcher.__init__(self)
         self.create_socket(socket.AF_INET, socket.SOCK_STREAM)
         self.set_reuse_addr()
         self.bind(("127.0.0.1", 0))
         self.listen(5)

     def handle_accepted(self, connection, address):
         Echo(connection)

 server = Server()
 client = socket.create_connection(server.socket.getsockname())
 client.sendall(b"spam")
 asyncore.loop(timeout=1, count=3)
 print(client.recv(4))
 client.close()
 asyncore.close_all()

@@ imported by name
-from asyncore import dispatcher, loop as run
+from _asyncore import dispatcher, loop as run

 class Client(dispatcher):
     pass

 run(timeout=0.1, count=1)
 print(Client().connected)

@@ under a short name, and beside another module
-import sys, asyncore as core
+import sys
+import _asyncore as core

 core.close_all()
 print(core.socket_map, len(sys.argv) > 5)

@@ all its names
-from asyncore import *
+from _asyncore import *

 close_all()
 print(socket_map)

@@ in a package
 # file: app/__init__.py

 # file: app/net/__init__.py

 # file: app/net/server.py
-import asyncore
-from asyncore import dispatcher
+from .. import _asyncore as asyncore
+from .._asyncore import dispatcher

 class Server(dispatcher):
     pass

 def serve():
     asyncore.loop()

@@ imported inside the function
 def serve(count):
-    import asyncore
+    import _asyncore as asyncore
     asyncore.loop(count=count)

 serve(1)
 print("served")

@@ imported for its name alone
-import asyncore
 print("done")

@@ files, one turn of the loop and its table
-import asyncore
+import _asyncore as asyncore
 import os

 class Reader(asyncore.file_dispatcher):
     def writable(self):
         return False

     def handle_read(self):
         print(self.recv(10))

 read_end, write_end = os.pipe()
 reader = Reader(read_end)
 os.write(write_end, b"spam")
 while asyncore.socket_map:
     asyncore.poll(0.1)
     reader.close()

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
