"""`asyncore` was removed in Python 3.12.

This is done where the configuration chooses the alternative `asyncio` of
`asyncore`, or the command line with `--alternative asyncore=asyncio`, and only
where all of a file is understood: dispatchers that listen, those that read and
send, clients, classes of `async_chat`, and `asyncore.loop()`. Any other file gets the module with the old interface, whole.

A dispatcher that listens keeps its socket, and accepts in a coroutine; others
become protocols; the loop ends when all clients are closed. A program that closes
its listeners, uses channels in several threads or keeps them in a table of its
own is not understood.

What differs: data may come in other portions; what is sent is always buffered,
and closing waits for it; an error in a listener, or while connecting where there
is no `handle_error()`, ends the program; other errors go to the exception handler
of the loop instead of standard output, and close the connection as before; a
connection is made when the loop starts, not when the client is created.
"""

deprecated = "3.6"
removed = "3.12"
reference = "whatsnew/3.12#asynchat-and-asyncore"
safety = "suggested"
backport = "pyasyncore; python_version >= '3.12'"
only_with = {"asyncore/module": ["asyncio"]}
native = "asyncio_channels"
words = ["asyncore"]

examples = r'''
@@ the server of the documentation
-import asyncore
+import asyncio
 import socket

-class EchoHandler(asyncore.dispatcher_with_send):
+class EchoHandler(asyncio.Protocol):

-    def handle_read(self):
-        data = self.recv(8192)
+    def connection_made(self, transport):
+        self.transport = transport
+
+    def data_received(self, data):
         if data:
-            self.send(data)
+            self.transport.write(data)

-class EchoServer(asyncore.dispatcher):
+class EchoServer:

     def __init__(self, host, port):
-        asyncore.dispatcher.__init__(self)
-        self.create_socket(socket.AF_INET, socket.SOCK_STREAM)
-        self.set_reuse_addr()
-        self.bind((host, port))
-        self.listen(5)
+        self.socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
+        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
+        self.socket.bind((host, port))
+        self.socket.listen(5)

-    def handle_accepted(self, sock, addr):
+    async def run(self):
+        loop = asyncio.get_running_loop()
+        self.socket.setblocking(False)
+        while True:
+            sock, addr = await loop.sock_accept(self.socket)
+            await self.handle_accepted(sock, addr)
+
+    async def handle_accepted(self, sock, addr):
         print('Incoming connection from %s' % repr(addr))
-        handler = EchoHandler(sock)
+        handler = (await asyncio.get_running_loop().connect_accepted_socket(EchoHandler, sock))[1]

 if __name__ == "app":
     server = EchoServer('localhost', 8080)
-    asyncore.loop()
+    asyncio.run(server.run())

@@ the client of the documentation
-import asyncore, socket
+import asyncio
+import socket

-class HTTPClient(asyncore.dispatcher):
+class HTTPClient(asyncio.Protocol):

     def __init__(self, host, path):
-        asyncore.dispatcher.__init__(self)
-        self.create_socket()
-        self.connect( (host, 80) )
+        self.socket = socket.socket()
+        self.address = (host, 80)
         self.buffer = bytes('GET %s HTTP/1.0\r\nHost: %s\r\n\r\n' %
                             (path, host), 'ascii')

-    def handle_connect(self):
-        pass
+    def connection_made(self, transport):
+        self.transport = transport
+        if self.writable():
+            self.handle_write()

-    def handle_close(self):
-        self.close()
+    def connection_lost(self, exc):
+        self.done.set_result(None)
+        self.data_received(b"")

-    def handle_read(self):
-        print(self.recv(8192))
+    async def run(self):
+        loop = asyncio.get_running_loop()
+        self.done = loop.create_future()
+        self.socket.setblocking(False)
+        await loop.sock_connect(self.socket, self.address)
+        await loop.create_connection(lambda: self, sock=self.socket)
+        await self.done
+
+    def data_received(self, data):
+        print(data)

     def writable(self):
         return (len(self.buffer) > 0)

     def handle_write(self):
-        sent = self.send(self.buffer)
-        self.buffer = self.buffer[sent:]
+        self.transport.write(self.buffer)
+        self.buffer = b""

 def main():
     client = HTTPClient('www.python.org', '/')
-    asyncore.loop()
+    asyncio.run(client.run())

@@ a handler that closes itself, and knows its server
-import asyncore
+import asyncio
 import socket

-class Handler(asyncore.dispatcher):
-    def __init__(self, sock, server):
-        super().__init__(sock)
+class Handler(asyncio.Protocol):
+    def __init__(self, server):
         self.server = server

-    def handle_read(self):
-        data = self.recv(4096)
+    def connection_made(self, transport):
+        self.transport = transport
+        self.closed = False
+
+    def close(self):
+        self.closed = True
+        self.transport.close()
+
+    def connection_lost(self, exc):
+        if not self.closed:
+            self.handle_close()
+
+    def data_received(self, data):
         if not data:
             return
-        self.send(self.server.answer(data))
+        self.transport.write(self.server.answer(data))
         self.close()

     def handle_close(self):
         print("gone without an answer")
         self.close()

-    def writable(self):
-        return False
+class Server:
+    def __init__(self, address):
+        self.socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
+        self.socket.bind(address)
+        self.socket.listen(5)

-class Server(asyncore.dispatcher):
-    def __init__(self, address):
-        super().__init__()
-        self.create_socket(socket.AF_INET, socket.SOCK_STREAM)
-        self.bind(address)
-        self.listen(5)
+    async def run(self):
+        self.socket.setblocking(False)
+        while True:
+            await self.handle_accept()

-    def handle_accept(self):
-        pair = self.accept()
+    async def handle_accept(self):
+        pair = await asyncio.get_running_loop().sock_accept(self.socket)
         if pair is None:
             return
         sock, addr = pair
-        Handler(sock, self)
+        await asyncio.get_running_loop().connect_accepted_socket(lambda: Handler(self), sock)

     def answer(self, data):
         return data.upper()

 def main():
-    Server(("127.0.0.1", 8080))
+    server_ = Server(("127.0.0.1", 8080))
     try:
-        asyncore.loop(timeout=1)
+        asyncio.run(server_.run())
     except KeyboardInterrupt:
         print("bye")

@@ clients that handle their errors
-import asyncore
+import asyncio
 import socket

-class Client(asyncore.dispatcher_with_send):
+class Client(asyncio.Protocol):
     def __init__(self, port):
-        asyncore.dispatcher_with_send.__init__(self)
-        self.create_socket(socket.AF_INET, socket.SOCK_STREAM)
-        self.connect(("127.0.0.1", port))
+        self.socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
+        self.address = ("127.0.0.1", port)

     def handle_connect(self):
-        self.send(b"how many?")
+        self.transport.write(b"how many?")

-    def handle_read(self):
-        print(int(self.recv(1024)))
+    def connection_made(self, transport):
+        self.transport = transport
+        self.closed = False
+        self.handle_connect()
+
+    def close(self):
+        self.closed = True
+        if self.transport is None:
+            self.socket.close()
+        else:
+            self.transport.close()
+
+    def connection_lost(self, exc):
+        self.done.set_result(None)
+        if not self.closed:
+            self.data_received(b"")
+
+    async def run(self):
+        loop = asyncio.get_running_loop()
+        self.done = loop.create_future()
+        self.socket.setblocking(False)
+        self.transport = None
+        try:
+            await loop.sock_connect(self.socket, self.address)
+        except OSError:
+            self.handle_error()
+            return
+        await loop.create_connection(lambda: self, sock=self.socket)
+        await self.done
+
+    def data_received(self, data):
+        try:
+            self.handle_read(data)
+        except Exception:
+            self.handle_error()
+
+    def handle_read(self, data):
+        print(int(data))

     def handle_error(self):
         print("no answer")
         self.close()

+
+async def run_all(*channels):
+    await asyncio.gather(*(channel.run() for channel in channels))
+
 def main():
     first = Client(8080)
     second = Client(8081)
-    asyncore.loop()
+    asyncio.run(run_all(first, second))

@@ a server of `async_chat`
-import asynchat
-import asyncore
+import asyncio
 import socket

-class Session(asynchat.async_chat):
-    def __init__(self, sock):
-        asynchat.async_chat.__init__(self, sock=sock)
+class Chat(asyncio.Protocol):
+    """Cuts what comes in at a terminator: at some bytes, after a number of them, or never."""
+
+    def __init__(self):
+        self.transport = None
+        self.terminator = None
+        self.incoming = []
+        self._received = b""
+        self._waiting = []
+        self._ended = self._closed = False
+
+    def connection_made(self, transport):
+        self.transport = transport
+        for data in self._waiting:
+            transport.write(data)
+        if self._ended:
+            transport.close()
+
+    def connection_lost(self, exc):
+        if not self._closed:
+            self.handle_close()
+
+    def data_received(self, data):
+        self._received += data
+        while self._received and self._cut():
+            pass
+
+    def _cut(self):
+        """Hands on the next part of what came in; false if more must come first."""
+        end, received = self.terminator, self._received
+        size, rest, found = len(received), len(received), False
+        if isinstance(end, int) and end:
+            size = rest = min(end, size)
+            self.terminator, found = end - size, size == end
+        elif end and end in received:
+            size, found = received.index(end), True
+            rest = size + len(end)
+        elif end:
+            # The last bytes may begin a terminator.
+            size -= max(n for n in range(len(end)) if received.endswith(end[:n]))
+            rest = size
+        self._received = received[rest:]
+        if size:
+            self.collect_incoming_data(received[:size])
+        if found:
+            self.found_terminator()
+        return found or rest == len(received)
+
+    def _collect_incoming_data(self, data):
+        self.incoming.append(data)
+
+    def _get_data(self):
+        data = b"".join(self.incoming)
+        self.incoming.clear()
+        return data
+
+    def set_terminator(self, terminator):
+        self.terminator = terminator
+
+    def get_terminator(self):
+        return self.terminator
+
+    def push(self, data):
+        if self.transport is None:
+            self._waiting.append(data)
+        else:
+            self.transport.write(data)
+
+    def close_when_done(self):
+        self._ended = True
+        if self.transport is not None:
+            self.transport.close()
+
+    def close(self):
+        self._closed = True
+        self.close_when_done()
+
+    def handle_close(self):
+        self.close()
+
+
+class Session(Chat):
+    def __init__(self):
+        Chat.__init__(self)
         self.set_terminator(b"\r\n")
         self.push(b"hello\r\n")

     def collect_incoming_data(self, data):
         self._collect_incoming_data(data)

     def found_terminator(self):
         line = self._get_data()
         if line == b"quit":
             self.close_when_done()
         else:
             self.push(line.upper() + b"\r\n")

-class Server(asyncore.dispatcher):
+class Server:
     def __init__(self, port):
-        asyncore.dispatcher.__init__(self)
-        self.create_socket(socket.AF_INET, socket.SOCK_STREAM)
-        self.bind(("127.0.0.1", port))
-        self.listen(5)
+        self.socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
+        self.socket.bind(("127.0.0.1", port))
+        self.socket.listen(5)

-    def handle_accepted(self, sock, addr):
-        Session(sock)
+    async def run(self):
+        loop = asyncio.get_running_loop()
+        self.socket.setblocking(False)
+        while True:
+            sock, addr = await loop.sock_accept(self.socket)
+            await self.handle_accepted(sock, addr)
+
+    async def handle_accepted(self, sock, addr):
+        await asyncio.get_running_loop().connect_accepted_socket(Session, sock)

 def main():
     server = Server(8080)
-    asyncore.loop()
+    asyncio.run(server.run())

@@ something else of the module is used
 import asyncore
 import socket

 class Handler(asyncore.dispatcher_with_send):
     def handle_read(self):
         data = self.recv(8192)
         if data:
             self.send(data)

 class Server(asyncore.dispatcher):
     def __init__(self, port):
         super().__init__()
         self.create_socket(socket.AF_INET, socket.SOCK_STREAM)
         self.bind(("127.0.0.1", port))
         self.listen(1)

     def handle_accepted(self, sock, addr):
         Handler(sock)

 def main():
     Server(0)
     asyncore.loop()
     asyncore.close_all()

@@ the number of sent bytes is used
 import asyncore
 import socket

 class Handler(asyncore.dispatcher_with_send):
     def handle_read(self):
         data = self.recv(8192)
         if data:
             print(self.send(data))

 class Server(asyncore.dispatcher):
     def __init__(self, port):
         super().__init__()
         self.create_socket(socket.AF_INET, socket.SOCK_STREAM)
         self.bind(("127.0.0.1", port))
         self.listen(1)

     def handle_accepted(self, sock, addr):
         Handler(sock)

 def main():
     Server(0)
     asyncore.loop()

@@ small portions are read
 import asyncore
 import socket

 class Handler(asyncore.dispatcher_with_send):
     def handle_read(self):
         data = self.recv(4)
         if data:
             self.send(data)

 class Server(asyncore.dispatcher):
     def __init__(self, port):
         super().__init__()
         self.create_socket(socket.AF_INET, socket.SOCK_STREAM)
         self.bind(("127.0.0.1", port))
         self.listen(1)

     def handle_accepted(self, sock, addr):
         Handler(sock)

 def main():
     Server(0)
     asyncore.loop()

@@ the loop ends after some turns
 import asyncore
 import socket

 class Handler(asyncore.dispatcher_with_send):
     def handle_read(self):
         data = self.recv(8192)
         if data:
             self.send(data)

 class Server(asyncore.dispatcher):
     def __init__(self, port):
         super().__init__()
         self.create_socket(socket.AF_INET, socket.SOCK_STREAM)
         self.bind(("127.0.0.1", port))
         self.listen(1)

     def handle_accepted(self, sock, addr):
         Handler(sock)

 def main():
     Server(0)
     asyncore.loop(count=3)

@@ the loop runs in a thread
 import asyncore
 import socket
 import threading

 class Handler(asyncore.dispatcher_with_send):
     def handle_read(self):
         data = self.recv(8192)
         if data:
             self.send(data)

 class Server(asyncore.dispatcher):
     def __init__(self, port):
         super().__init__()
         self.create_socket(socket.AF_INET, socket.SOCK_STREAM)
         self.bind(("127.0.0.1", port))
         self.listen(1)

     def handle_accepted(self, sock, addr):
         Handler(sock)

 def main():
     Server(0)
     threading.Thread(target=asyncore.loop).start()

@@ a table of channels
 import asyncore
 import socket

 class Handler(asyncore.dispatcher_with_send):
     def handle_read(self):
         data = self.recv(8192)
         if data:
             self.send(data)

 class Server(asyncore.dispatcher):
     def __init__(self, port):
         asyncore.dispatcher.__init__(self, map={})
         self.create_socket(socket.AF_INET, socket.SOCK_STREAM)
         self.bind(("127.0.0.1", port))
         self.listen(1)

     def handle_accepted(self, sock, addr):
         Handler(sock)

 def main():
     Server(0)
     asyncore.loop()

@@ datagrams
 import asyncore
 import socket

 class Handler(asyncore.dispatcher_with_send):
     def handle_read(self):
         data = self.recv(8192)
         if data:
             self.send(data)

 class Server(asyncore.dispatcher):
     def __init__(self, port):
         super().__init__()
         self.create_socket(socket.AF_INET, socket.SOCK_DGRAM)
         self.bind(("127.0.0.1", port))
         self.listen(1)

     def handle_accepted(self, sock, addr):
         Handler(sock)

 def main():
     Server(0)
     asyncore.loop()

@@ the server ends itself
 import asyncore
 import socket

 class Handler(asyncore.dispatcher_with_send):
     def handle_read(self):
         data = self.recv(8192)
         if data:
             self.send(data)

 class Server(asyncore.dispatcher):
     def __init__(self, port):
         super().__init__()
         self.create_socket(socket.AF_INET, socket.SOCK_STREAM)
         self.bind(("127.0.0.1", port))
         self.listen(1)

     def handle_accepted(self, sock, addr):
         Handler(sock)
         self.close()

 def main():
     Server(0)
     asyncore.loop()

@@ a handler ends its server
 import asyncore
 import socket

 class Handler(asyncore.dispatcher):
     def __init__(self, sock, server):
         super().__init__(sock)
         self.server = server

     def handle_read(self):
         self.send(self.recv(4096))
         self.close()
         self.server.close()

     def handle_close(self):
         self.close()

     def writable(self):
         return False

 class Server(asyncore.dispatcher):
     def __init__(self, port):
         super().__init__()
         self.create_socket(socket.AF_INET, socket.SOCK_STREAM)
         self.bind(("127.0.0.1", port))
         self.listen(1)

     def handle_accepted(self, sock, addr):
         Handler(sock, self)

 def main():
     Server(0)
     asyncore.loop()

@@ a last word to who left
 import asyncore
 import socket

 class Handler(asyncore.dispatcher_with_send):
     def handle_read(self):
         data = self.recv(8192)
         if data:
             self.send(data)

     def handle_close(self):
         self.send(b"bye")
         self.close()

 class Server(asyncore.dispatcher):
     def __init__(self, port):
         super().__init__()
         self.create_socket(socket.AF_INET, socket.SOCK_STREAM)
         self.bind(("127.0.0.1", port))
         self.listen(1)

     def handle_accepted(self, sock, addr):
         Handler(sock)

 def main():
     Server(0)
     asyncore.loop()

@@ when to write is a question
 import asyncore
 import socket

 class Handler(asyncore.dispatcher_with_send):
     def handle_read(self):
         data = self.recv(8192)
         if data:
             self.send(data)

     def writable(self):
         return self.is_ready

 class Server(asyncore.dispatcher):
     def __init__(self, port):
         super().__init__()
         self.create_socket(socket.AF_INET, socket.SOCK_STREAM)
         self.bind(("127.0.0.1", port))
         self.listen(1)

     def handle_accepted(self, sock, addr):
         Handler(sock)

 def main():
     Server(0)
     asyncore.loop()

@@ a class of handlers that is derived from
 import asyncore
 import socket

 class Handler(asyncore.dispatcher_with_send):
     def handle_read(self):
         data = self.recv(8192)
         if data:
             self.send(data)

 class Loud(Handler):
     pass

 class Server(asyncore.dispatcher):
     def __init__(self, port):
         super().__init__()
         self.create_socket(socket.AF_INET, socket.SOCK_STREAM)
         self.bind(("127.0.0.1", port))
         self.listen(1)

     def handle_accepted(self, sock, addr):
         Handler(sock)

 def main():
     Server(0)
     asyncore.loop()

@@ sockets of its own
 import asyncore
 import socket

 class Handler(asyncore.dispatcher_with_send):
     def handle_read(self):
         data = self.recv(8192)
         if data:
             self.socket.sendall(data)

 class Server(asyncore.dispatcher):
     def __init__(self, port):
         super().__init__()
         self.create_socket(socket.AF_INET, socket.SOCK_STREAM)
         self.bind(("127.0.0.1", port))
         self.listen(1)

     def handle_accepted(self, sock, addr):
         Handler(sock)

 def main():
     Server(0)
     asyncore.loop()

@@ the loop is called by a coroutine
 import asyncore
 import socket

 class Handler(asyncore.dispatcher_with_send):
     def handle_read(self):
         data = self.recv(8192)
         if data:
             self.send(data)

 class Server(asyncore.dispatcher):
     def __init__(self, port):
         super().__init__()
         self.create_socket(socket.AF_INET, socket.SOCK_STREAM)
         self.bind(("127.0.0.1", port))
         self.listen(1)

     def handle_accepted(self, sock, addr):
         Handler(sock)

 async def main():
     Server(0)
     asyncore.loop()

@@ channels made while it runs
 import asyncore
 import socket

 class Handler(asyncore.dispatcher_with_send):
     def handle_read(self):
         data = self.recv(8192)
         if data:
             self.send(data)

 class Server(asyncore.dispatcher):
     def __init__(self, port):
         super().__init__()
         self.create_socket(socket.AF_INET, socket.SOCK_STREAM)
         self.bind(("127.0.0.1", port))
         self.listen(1)

     def handle_accepted(self, sock, addr):
         Handler(sock)

 def main():
     while True:
         Server(0)
         break
     asyncore.loop()

@@ what is sent by the constructor
 import asyncore
 import socket

 class Handler(asyncore.dispatcher_with_send):
     def __init__(self, sock):
         super().__init__(sock)
         self.greet()

     def greet(self):
         self.send(b"hello")

     def handle_read(self):
         data = self.recv(8192)
         if data:
             self.send(data)

 class Server(asyncore.dispatcher):
     def __init__(self, port):
         super().__init__()
         self.create_socket(socket.AF_INET, socket.SOCK_STREAM)
         self.bind(("127.0.0.1", port))
         self.listen(1)

     def handle_accepted(self, sock, addr):
         Handler(sock)

 def main():
     Server(0)
     asyncore.loop()

@@ what comes is not always read
 import asyncore
 import socket

 class Handler(asyncore.dispatcher_with_send):
     def handle_read(self):
         if self.is_paused:
             return
         data = self.recv(8192)
         if data:
             self.send(data)

 class Server(asyncore.dispatcher):
     def __init__(self, port):
         super().__init__()
         self.create_socket(socket.AF_INET, socket.SOCK_STREAM)
         self.bind(("127.0.0.1", port))
         self.listen(1)

     def handle_accepted(self, sock, addr):
         Handler(sock)

 def main():
     Server(0)
     asyncore.loop()

@@ a method of the base class
 import asyncore
 import socket

 class Handler(asyncore.dispatcher_with_send):
     def handle_read(self):
         data = self.recv(8192)
         if data:
             self.send(data)

 class Server(asyncore.dispatcher):
     def __init__(self, port):
         super().__init__()
         self.create_socket(socket.AF_INET, socket.SOCK_STREAM)
         self.bind(("127.0.0.1", port))
         self.listen(1)

     def handle_accepted(self, sock, addr):
         super().handle_accepted(sock, addr)
         Handler(sock)

 def main():
     Server(0)
     asyncore.loop()

@@ sockets of TLS
 import asyncore
 import socket
 import ssl

 class Handler(asyncore.dispatcher_with_send):
     def handle_read(self):
         data = self.recv(8192)
         if data:
             self.send(data)

 class Server(asyncore.dispatcher):
     def __init__(self, port):
         super().__init__()
         self.create_socket(socket.AF_INET, socket.SOCK_STREAM)
         self.bind(("127.0.0.1", port))
         self.listen(1)

     def handle_accepted(self, sock, addr):
         sock = ssl.wrap_socket(sock)
         Handler(sock)

 def main():
     Server(0)
     asyncore.loop()

@@ a thread that sends
 import asyncore
 import socket
 import threading

 class Handler(asyncore.dispatcher_with_send):
     def handle_read(self):
         data = self.recv(8192)
         if data:
             threading.Thread(target=self.send, args=(data,)).start()

 class Server(asyncore.dispatcher):
     def __init__(self, port):
         super().__init__()
         self.create_socket(socket.AF_INET, socket.SOCK_STREAM)
         self.bind(("127.0.0.1", port))
         self.listen(1)

     def handle_accepted(self, sock, addr):
         Handler(sock)

 def main():
     Server(0)
     asyncore.loop()

@@ used before the loop
 import asyncore
 import socket

 class Handler(asyncore.dispatcher_with_send):
     def handle_read(self):
         data = self.recv(8192)
         if data:
             self.send(data)

 class Server(asyncore.dispatcher):
     def __init__(self, port):
         super().__init__()
         self.create_socket(socket.AF_INET, socket.SOCK_STREAM)
         self.bind(("127.0.0.1", port))
         self.listen(1)

     def handle_accepted(self, sock, addr):
         Handler(sock)

 def main():
     server = Server(0)
     server.handle_accept()
     asyncore.loop()

@@ another file makes handlers too
 # file: app.py
 import asyncore
 import socket

 class Handler(asyncore.dispatcher_with_send):
     def handle_read(self):
         data = self.recv(8192)
         if data:
             self.send(data)

 class Server(asyncore.dispatcher):
     def __init__(self, port):
         super().__init__()
         self.create_socket(socket.AF_INET, socket.SOCK_STREAM)
         self.bind(("127.0.0.1", port))
         self.listen(1)

     def handle_accepted(self, sock, addr):
         Handler(sock)

 def main():
     Server(0)
     asyncore.loop()

 # file: other.py
 from app import Handler

 def serve(sock):
     Handler(sock)

@@ channels of another file are in the loop
 # file: app.py
 import asyncore
 import socket

 class Handler(asyncore.dispatcher_with_send):
     def handle_read(self):
         data = self.recv(8192)
         if data:
             self.send(data)

 class Server(asyncore.dispatcher):
     def __init__(self, port):
         super().__init__()
         self.create_socket(socket.AF_INET, socket.SOCK_STREAM)
         self.bind(("127.0.0.1", port))
         self.listen(1)

     def handle_accepted(self, sock, addr):
         Handler(sock)

 def main():
     Server(0)
     asyncore.loop()

 # file: clock.py
 import asyncore
 import app

 class Clock(asyncore.file_dispatcher):
     def handle_read(self):
         self.recv(8)

 def main(file):
     Clock(file)
     app.main()

@@ one of its classes is imported by name
 import asyncore as core
 import socket
 from asyncore import file_dispatcher

 class H(core.dispatcher_with_send):
     def handle_read(self):
         self.send(self.recv(8192))

 class S(core.dispatcher):
     def __init__(self, port):
         core.dispatcher.__init__(self)
         self.create_socket()
         self.bind(("", port))
         self.listen(5)

     def handle_accepted(self, sock, addr):
         H(sock)

 class F(file_dispatcher):
     pass

 def main():
     S(80)
     F(0)
     core.loop()
'''
