"""`asyncore` was removed in Python 3.12.

This is done where the configuration chooses the alternative `asyncio` of
`asyncore`, or the command line with `--alternative asyncore=asyncio`, and only
where all of a file is understood: dispatchers that listen, those that read and
send, clients, classes of `async_chat`, and one `asyncore.loop()`. Any other file
gets the module with the old interface, whole, and the code that stands in the way
is reported.

Each class becomes an `asyncio.Protocol`. A listener keeps its socket, is served by
`create_server()`, and hands the transport of a new connection to the constructor
of a handler where it handed the socket. What waited in a buffer for
`handle_write()` is written at once, since a transport buffers it. The loop ends
when all channels are closed, as before. A connection that no handler gets is closed.

What differs: data may come in other portions, and what is sent is always buffered
and sent before a connection is closed. An error that no `handle_error()` handles
is told on standard error instead of standard output. It still ends the connection
in which it occurs, or the listener that is accepting, and nothing else. A client
connects when the loop starts, not when it is created, so that also an error in the
name of its host is told then.
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
+    def __init__(self, transport):
+        self.transport = transport
+        transport.set_protocol(self)
+
+    def data_received(self, data):
         if data:
-            self.send(data)
+            self.transport.write(data)

-class EchoServer(asyncore.dispatcher):
+class EchoServer(asyncio.Protocol):

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
+        await loop.create_server(lambda: self, sock=self.socket)
+        await asyncio.Event().wait()
+
+    def connection_made(self, transport):
+        addr = transport.get_extra_info("peername")
         print('Incoming connection from %s' % repr(addr))
-        handler = EchoHandler(sock)
+        handler = EchoHandler(transport)

 if __name__ == "app":
     server = EchoServer('localhost', 8080)
-    asyncore.loop()
+    asyncio.run(server.run())

@@ the client of the documentation
-import asyncore, socket
+import asyncio
+import socket
+import traceback

-class HTTPClient(asyncore.dispatcher):
+class HTTPClient(asyncio.Protocol):

     def __init__(self, host, path):
-        asyncore.dispatcher.__init__(self)
-        self.create_socket()
-        self.connect( (host, 80) )
+        self.address = (host, 80)
         self.buffer = bytes('GET %s HTTP/1.0\r\nHost: %s\r\n\r\n' %
                             (path, host), 'ascii')

-    def handle_connect(self):
-        pass
+    def connection_made(self, transport):
+        self.transport = transport
+        transport.write(self.buffer)

-    def handle_close(self):
-        self.close()
+    def eof_received(self):
+        self.data_received(b"")

-    def handle_read(self):
-        print(self.recv(8192))
+    def connection_lost(self, exc):
+        self.closed.set()

-    def writable(self):
-        return (len(self.buffer) > 0)
+    async def run(self):
+        self.closed = asyncio.Event()
+        loop = asyncio.get_running_loop()
+        try:
+            await loop.create_connection(lambda: self, *self.address)
+        except OSError:
+            traceback.print_exc()
+        else:
+            await self.closed.wait()

-    def handle_write(self):
-        sent = self.send(self.buffer)
-        self.buffer = self.buffer[sent:]
+    def data_received(self, data):
+        print(data)

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
+    def __init__(self, transport, server):
+        self.transport = transport
+        transport.set_protocol(self)
         self.server = server

-    def handle_read(self):
-        data = self.recv(4096)
+    def eof_received(self):
+        self.handle_close()
+
+    def connection_lost(self, exc):
+        if exc is not None:
+            self.handle_close()
+
+    def data_received(self, data):
         if not data:
             return
-        self.send(self.server.answer(data))
-        self.close()
+        self.transport.write(self.server.answer(data))
+        self.transport.close()

     def handle_close(self):
         print("gone without an answer")
-        self.close()
+        self.transport.close()

-    def writable(self):
-        return False
+class Server(asyncio.Protocol):
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
+        loop = asyncio.get_running_loop()
+        await loop.create_server(lambda: self, sock=self.socket)
+        await asyncio.Event().wait()

-    def handle_accept(self):
-        pair = self.accept()
-        if pair is None:
-            return
-        sock, addr = pair
-        Handler(sock, self)
+    def connection_made(self, transport):
+        Handler(transport, self)

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
-import socket
+import asyncio

-class Client(asyncore.dispatcher_with_send):
+class Client(asyncio.Protocol):
     def __init__(self, port):
-        asyncore.dispatcher_with_send.__init__(self)
-        self.create_socket(socket.AF_INET, socket.SOCK_STREAM)
-        self.connect(("127.0.0.1", port))
+        self.address = ("127.0.0.1", port)

-    def handle_connect(self):
-        self.send(b"how many?")
+    def connection_made(self, transport):
+        self.transport = transport
+        self.transport.write(b"how many?")

-    def handle_read(self):
-        print(int(self.recv(1024)))
+    def close(self):
+        if self.transport is not None:
+            self.transport.close()
+
+    def eof_received(self):
+        self.data_received(b"")
+
+    def connection_lost(self, exc):
+        self.closed.set()
+
+    async def run(self):
+        self.closed = asyncio.Event()
+        self.transport = None
+        loop = asyncio.get_running_loop()
+        try:
+            await loop.create_connection(lambda: self, *self.address)
+        except OSError:
+            self.handle_error()
+        else:
+            await self.closed.wait()
+
+    def data_received(self, data):
+        try:
+            print(int(data))
+        except Exception:
+            self.handle_error()

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
+    def __init__(self, transport=None):
+        self.transport = transport
+        if transport is not None:
+            transport.set_protocol(self)
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
+    def __init__(self, transport):
+        Chat.__init__(self, transport)
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
+class Server(asyncio.Protocol):
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
+        await loop.create_server(lambda: self, sock=self.socket)
+        await asyncio.Event().wait()
+
+    def connection_made(self, transport):
+        Session(transport)

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
!    asyncore.close_all()

@@ the number of sent bytes is used
 import asyncore
 import socket

 class Handler(asyncore.dispatcher_with_send):
     def handle_read(self):
         data = self.recv(8192)
         if data:
!            print(self.send(data))

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
!        data = self.recv(4)
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
!    asyncore.loop(count=3)

@@ the loop runs in a thread
-import asyncore
+import asyncio
 import socket
 import threading

-class Handler(asyncore.dispatcher_with_send):
-    def handle_read(self):
-        data = self.recv(8192)
+class Handler(asyncio.Protocol):
+    def __init__(self, transport):
+        self.transport = transport
+        transport.set_protocol(self)
+
+    def data_received(self, data):
         if data:
-            self.send(data)
+            self.transport.write(data)

-class Server(asyncore.dispatcher):
+class Server(asyncio.Protocol):
     def __init__(self, port):
-        super().__init__()
-        self.create_socket(socket.AF_INET, socket.SOCK_STREAM)
-        self.bind(("127.0.0.1", port))
-        self.listen(1)
+        self.socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
+        self.socket.bind(("127.0.0.1", port))
+        self.socket.listen(1)

-    def handle_accepted(self, sock, addr):
-        Handler(sock)
+    async def run(self):
+        loop = asyncio.get_running_loop()
+        await loop.create_server(lambda: self, sock=self.socket)
+        await asyncio.Event().wait()
+
+    def connection_made(self, transport):
+        Handler(transport)

 def main():
-    Server(0)
-    threading.Thread(target=asyncore.loop).start()
+    server = Server(0)
+    threading.Thread(target=asyncio.run, args=(server.run(),)).start()

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
!        asyncore.dispatcher.__init__(self, map={})
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
!        self.create_socket(socket.AF_INET, socket.SOCK_DGRAM)
         self.bind(("127.0.0.1", port))
         self.listen(1)

     def handle_accepted(self, sock, addr):
         Handler(sock)

 def main():
     Server(0)
     asyncore.loop()

@@ the server ends itself
-import asyncore
+import asyncio
 import socket

-class Handler(asyncore.dispatcher_with_send):
-    def handle_read(self):
-        data = self.recv(8192)
+connections = set()
+
+
+class Handler(asyncio.Protocol):
+    def __init__(self, transport):
+        self.transport = transport
+        transport.set_protocol(self)
+        self.closed = asyncio.Event()
+        connections.add(self)
+
+    def connection_lost(self, exc):
+        connections.discard(self)
+        self.closed.set()
+
+    def data_received(self, data):
         if data:
-            self.send(data)
+            self.transport.write(data)

-class Server(asyncore.dispatcher):
+class Server(asyncio.Protocol):
     def __init__(self, port):
-        super().__init__()
-        self.create_socket(socket.AF_INET, socket.SOCK_STREAM)
-        self.bind(("127.0.0.1", port))
-        self.listen(1)
+        self.socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
+        self.socket.bind(("127.0.0.1", port))
+        self.socket.listen(1)

-    def handle_accepted(self, sock, addr):
-        Handler(sock)
+    def close(self):
+        self.listening.close()
+        self.closed.set()
+
+    async def run(self):
+        loop = asyncio.get_running_loop()
+        self.closed = asyncio.Event()
+        self.listening = await loop.create_server(lambda: self, sock=self.socket)
+        await self.closed.wait()
+        while connections:
+            await next(iter(connections)).closed.wait()
+
+    def connection_made(self, transport):
+        Handler(transport)
         self.close()

 def main():
-    Server(0)
-    asyncore.loop()
+    server = Server(0)
+    asyncio.run(server.run())

@@ a handler ends its server
-import asyncore
+import asyncio
 import socket

-class Handler(asyncore.dispatcher):
-    def __init__(self, sock, server):
-        super().__init__(sock)
+connections = set()
+
+
+class Handler(asyncio.Protocol):
+    def __init__(self, transport, server):
+        self.transport = transport
+        transport.set_protocol(self)
+        self.closed = asyncio.Event()
+        connections.add(self)
         self.server = server

-    def handle_read(self):
-        self.send(self.recv(4096))
+    def close(self):
+        self.transport.close()
+
+    def eof_received(self):
+        self.data_received(b"")
+
+    def connection_lost(self, exc):
+        connections.discard(self)
+        self.closed.set()
+
+    def data_received(self, data):
+        self.transport.write(data)
         self.close()
         self.server.close()

-    def handle_close(self):
-        self.close()
+class Server(asyncio.Protocol):
+    def __init__(self, port):
+        self.socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
+        self.socket.bind(("127.0.0.1", port))
+        self.socket.listen(1)

-    def writable(self):
-        return False
+    def close(self):
+        self.listening.close()
+        self.closed.set()

-class Server(asyncore.dispatcher):
-    def __init__(self, port):
-        super().__init__()
-        self.create_socket(socket.AF_INET, socket.SOCK_STREAM)
-        self.bind(("127.0.0.1", port))
-        self.listen(1)
+    async def run(self):
+        loop = asyncio.get_running_loop()
+        self.closed = asyncio.Event()
+        self.listening = await loop.create_server(lambda: self, sock=self.socket)
+        await self.closed.wait()
+        while connections:
+            await next(iter(connections)).closed.wait()

-    def handle_accepted(self, sock, addr):
-        Handler(sock, self)
+    def connection_made(self, transport):
+        Handler(transport, self)

 def main():
-    Server(0)
-    asyncore.loop()
+    server_ = Server(0)
+    asyncio.run(server_.run())

@@ a last word to who left
-import asyncore
+import asyncio
 import socket

-class Handler(asyncore.dispatcher_with_send):
-    def handle_read(self):
-        data = self.recv(8192)
+class Handler(asyncio.Protocol):
+    def __init__(self, transport):
+        self.transport = transport
+        transport.set_protocol(self)
+
+    def eof_received(self):
+        self.handle_close()
+
+    def connection_lost(self, exc):
+        if exc is not None:
+            self.handle_close()
+
+    def data_received(self, data):
         if data:
-            self.send(data)
+            self.transport.write(data)

     def handle_close(self):
-        self.send(b"bye")
-        self.close()
+        self.transport.write(b"bye")
+        self.transport.close()

-class Server(asyncore.dispatcher):
+class Server(asyncio.Protocol):
     def __init__(self, port):
-        super().__init__()
-        self.create_socket(socket.AF_INET, socket.SOCK_STREAM)
-        self.bind(("127.0.0.1", port))
-        self.listen(1)
+        self.socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
+        self.socket.bind(("127.0.0.1", port))
+        self.socket.listen(1)

-    def handle_accepted(self, sock, addr):
-        Handler(sock)
+    async def run(self):
+        loop = asyncio.get_running_loop()
+        await loop.create_server(lambda: self, sock=self.socket)
+        await asyncio.Event().wait()
+
+    def connection_made(self, transport):
+        Handler(transport)

 def main():
-    Server(0)
-    asyncore.loop()
+    server = Server(0)
+    asyncio.run(server.run())

@@ when to write is a question
 import asyncore
 import socket

 class Handler(asyncore.dispatcher_with_send):
     def handle_read(self):
         data = self.recv(8192)
         if data:
             self.send(data)

!    def writable(self):
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

!class Loud(Handler):
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
-import asyncore
+import asyncio
 import socket

-class Handler(asyncore.dispatcher_with_send):
-    def handle_read(self):
-        data = self.recv(8192)
+class Handler(asyncio.Protocol):
+    def __init__(self, transport):
+        self.transport = transport
+        transport.set_protocol(self)
+
+    def data_received(self, data):
         if data:
-            self.socket.sendall(data)
+            self.transport.write(data)

-class Server(asyncore.dispatcher):
+class Server(asyncio.Protocol):
     def __init__(self, port):
-        super().__init__()
-        self.create_socket(socket.AF_INET, socket.SOCK_STREAM)
-        self.bind(("127.0.0.1", port))
-        self.listen(1)
+        self.socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
+        self.socket.bind(("127.0.0.1", port))
+        self.socket.listen(1)

-    def handle_accepted(self, sock, addr):
-        Handler(sock)
+    async def run(self):
+        loop = asyncio.get_running_loop()
+        await loop.create_server(lambda: self, sock=self.socket)
+        await asyncio.Event().wait()
+
+    def connection_made(self, transport):
+        Handler(transport)

 def main():
-    Server(0)
-    asyncore.loop()
+    server = Server(0)
+    asyncio.run(server.run())

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
!    asyncore.loop()

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
!        Server(0)
         break
     asyncore.loop()

@@ what is sent by the constructor
-import asyncore
+import asyncio
 import socket

-class Handler(asyncore.dispatcher_with_send):
-    def __init__(self, sock):
-        super().__init__(sock)
+connections = set()
+
+
+class Handler(asyncio.Protocol):
+    def __init__(self, transport):
+        self.transport = transport
+        transport.set_protocol(self)
+        self.closed = asyncio.Event()
+        connections.add(self)
         self.greet()

     def greet(self):
-        self.send(b"hello")
+        self.transport.write(b"hello")

-    def handle_read(self):
-        data = self.recv(8192)
+    def connection_lost(self, exc):
+        connections.discard(self)
+        self.closed.set()
+
+    def data_received(self, data):
         if data:
-            self.send(data)
+            self.transport.write(data)

-class Server(asyncore.dispatcher):
+class Server(asyncio.Protocol):
     def __init__(self, port):
-        super().__init__()
-        self.create_socket(socket.AF_INET, socket.SOCK_STREAM)
-        self.bind(("127.0.0.1", port))
-        self.listen(1)
+        self.socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
+        self.socket.bind(("127.0.0.1", port))
+        self.socket.listen(1)

-    def handle_accepted(self, sock, addr):
-        Handler(sock)
+    def close(self):
+        self.listening.close()
+        self.closed.set()
+
+    async def run(self):
+        loop = asyncio.get_running_loop()
+        self.closed = asyncio.Event()
+        self.listening = await loop.create_server(lambda: self, sock=self.socket)
+        await self.closed.wait()
+        while connections:
+            await next(iter(connections)).closed.wait()
+
+    def connection_made(self, transport):
+        try:
+            Handler(transport)
+        except Exception:
+            if transport.get_protocol() is self:
+                transport.close()
+            self.close()
+            raise

 def main():
-    Server(0)
-    asyncore.loop()
+    server = Server(0)
+    asyncio.run(server.run())

@@ what comes is not always read
 import asyncore
 import socket

 class Handler(asyncore.dispatcher_with_send):
     def handle_read(self):
         if self.is_paused:
             return
!        data = self.recv(8192)
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
!        super().handle_accepted(sock, addr)
         Handler(sock)

 def main():
     Server(0)
     asyncore.loop()

@@ sockets of TLS
 import asyncore
 import socket
!import ssl

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
!            threading.Thread(target=self.send, args=(data,)).start()

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
!    server.handle_accept()
     asyncore.loop()

@@ another file makes handlers too
 # file: app.py
 import asyncore
 import socket

!class Handler(asyncore.dispatcher_with_send):
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

!class Handler(asyncore.dispatcher_with_send):
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

!class Clock(asyncore.file_dispatcher):
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

!class F(file_dispatcher):
     pass

 def main():
     S(80)
     F(0)
     core.loop()

@@ a queue, a comment beside `recv()`, and a size with a name
-import asyncore
-import collections
+import asyncio
 import socket

 SIZE = 1024

-class Member(asyncore.dispatcher):
-    def __init__(self, room, socket, address):
-        asyncore.dispatcher.__init__(self, socket)
+class Member(asyncio.Protocol):
+    def __init__(self, room, transport, address):
+        self.transport = transport
+        transport.set_protocol(self)
         self.room = room
-        self.outbox = collections.deque()

     def say(self, message):
-        self.outbox.append(message)
+        self.transport.write(message)

-    def handle_read(self):
-        message = self.recv(SIZE)  # whatever there is
+    def eof_received(self):
+        self.data_received(b"")
+
+    def data_received(self, message):
+        # whatever there is
         self.room.tell(message)

-    def handle_write(self):
-        if not self.outbox:
-            return
-        message = self.outbox.popleft()
-        self.send(message)
-
-class Room(asyncore.dispatcher):
+class Room(asyncio.Protocol):
     def __init__(self, address):
-        asyncore.dispatcher.__init__(self)
-        self.create_socket(socket.AF_INET, socket.SOCK_STREAM)
-        self.bind(address)
-        self.listen(1)
+        self.socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
+        self.socket.bind(address)
+        self.socket.listen(1)
         self.members = []

-    def handle_accept(self):
-        socket, addr = self.accept()
-        self.members.append(Member(self, socket, addr))
+    async def run(self):
+        loop = asyncio.get_running_loop()
+        await loop.create_server(lambda: self, sock=self.socket)
+        await asyncio.Event().wait()
+
+    def connection_made(self, transport):
+        addr = transport.get_extra_info("peername")
+        self.members.append(Member(self, transport, addr))

     def tell(self, message):
         for member in self.members:
             member.say(message)

 def main():
     room = Room(("127.0.0.1", 0))
-    asyncore.loop()
+    asyncio.run(room.run())

@@ a list of clients, and a test of the buffer the other way round
-import socket
-import asyncore
-from asyncore import dispatcher
+import asyncio
+import traceback

-class Client(dispatcher):
+class Client(asyncio.Protocol):
     def __init__(self, address, message):
-        dispatcher.__init__(self)
         self.out = message
-        self.create_socket(socket.AF_INET, socket.SOCK_STREAM)
-        self.connect(address)
+        self.address = address

-    def handle_connect(self):
-        print("connected to", self.addr)
+    def connection_made(self, transport):
+        self.transport = transport
+        print("connected to", self.transport.get_extra_info("peername"))
+        transport.write(self.out)

-    def handle_read(self):
-        print(self.recv(1024))
+    def close(self):
+        if self.transport is not None:
+            self.transport.close()

-    def writable(self):
-        if len(self.out) == 0:
-            return False
-        return True
+    def eof_received(self):
+        self.handle_close()
+        self.data_received(b"")

-    def handle_write(self):
-        sent = self.send(self.out)
-        self.out = self.out[sent:]
+    def connection_lost(self, exc):
+        self.closed.set()
+        if exc is not None:
+            self.handle_close()
+
+    async def run(self):
+        self.closed = asyncio.Event()
+        self.transport = None
+        loop = asyncio.get_running_loop()
+        try:
+            await loop.create_connection(lambda: self, *self.address)
+        except OSError:
+            traceback.print_exc()
+            self.handle_close()
+        else:
+            await self.closed.wait()
+
+    def data_received(self, data):
+        print(data)

     def handle_close(self):
         print("closed")
-        dispatcher.close(self)
+        self.close()
+
+
+async def run_all(*channels):
+    await asyncio.gather(*(channel.run() for channel in channels))

 def main(addresses, timeout):
     clients = [Client(address, b"hello") for address in addresses]
-    asyncore.loop(timeout=timeout)
+    asyncio.run(run_all(*clients))

@@ a listener that may fail, and is closed after the loop
-import asyncore
+import asyncio
 import socket

-class Handler(asyncore.dispatcher_with_send):
-    def __init__(self, sock, name):
-        asyncore.dispatcher_with_send.__init__(self, sock)
+connections = set()
+
+
+class Handler(asyncio.Protocol):
+    def __init__(self, transport, name):
+        self.transport = transport
+        transport.set_protocol(self)
+        self.closed = asyncio.Event()
+        connections.add(self)
         self.name = name
-        self.send(b"hello")
+        self.transport.write(b"hello")

-    def handle_read(self):
-        print(self.name, self.addr, self.recv(512))
+    def eof_received(self):
+        self.data_received(b"")

-class Server(asyncore.dispatcher):
+    def connection_lost(self, exc):
+        connections.discard(self)
+        self.closed.set()
+
+    def data_received(self, data):
+        print(self.name, self.transport.get_extra_info("peername"), data)
+
+class Server(asyncio.Protocol):
     def __init__(self, names):
-        asyncore.dispatcher.__init__(self)
         self.names = names
-        self.create_socket()
-        self.bind(("127.0.0.1", 0))
-        self.listen(5)
+        self.socket = socket.socket()
+        self.socket.bind(("127.0.0.1", 0))
+        self.socket.listen(5)

-    def handle_accept(self):
-        pair = self.accept()
-        if pair is not None:
-            sock, addr = pair
-            Handler(sock, name=self.names[addr])
+    def close(self):
+        self.listening.close()
+        self.closed.set()
+
+    async def run(self):
+        loop = asyncio.get_running_loop()
+        self.closed = asyncio.Event()
+        self.listening = await loop.create_server(lambda: self, sock=self.socket)
+        await self.closed.wait()
+        while connections:
+            await next(iter(connections)).closed.wait()
+
+    def connection_made(self, transport):
+        addr = transport.get_extra_info("peername")
+        try:
+            Handler(transport, name=self.names[addr])
+        except Exception:
+            if transport.get_protocol() is self:
+                transport.close()
+            self.close()
+            raise

 def main(names):
     server = Server(names)
     try:
-        asyncore.loop()
+        asyncio.run(server.run())
     except KeyboardInterrupt:
-        server.close()
+        server.socket.close()

@@ an error that ends the program
 import asyncore
 import socket

 class Handler(asyncore.dispatcher_with_send):
     def handle_read(self):
         self.send(self.recv(512))

     def handle_error(self):
!        raise

 class Server(asyncore.dispatcher):
     def __init__(self, port):
         asyncore.dispatcher.__init__(self)
         self.create_socket(socket.AF_INET, socket.SOCK_STREAM)
         self.bind(("127.0.0.1", port))
         self.listen(5)

     def handle_accepted(self, sock, addr):
         Handler(sock)

 def main():
     Server(0)
     asyncore.loop()

@@ the socket is read by others
 import asyncore
 import socket

 class Handler(asyncore.dispatcher_with_send):
     def handle_read(self):
         self.send(self.recv(512))

     def upgrade(self):
!        return wrapped(self.socket)

 class Server(asyncore.dispatcher):
     def __init__(self, port):
         asyncore.dispatcher.__init__(self)
         self.create_socket(socket.AF_INET, socket.SOCK_STREAM)
         self.bind(("127.0.0.1", port))
         self.listen(5)

     def handle_accepted(self, sock, addr):
         Handler(sock)

 def main():
     Server(0)
     asyncore.loop()

@@ a turn of the loop at a time
 import asyncore
 import socket

 class Handler(asyncore.dispatcher_with_send):
     def handle_read(self):
         self.send(self.recv(512))

 class Server(asyncore.dispatcher):
     def __init__(self, port):
         asyncore.dispatcher.__init__(self)
         self.create_socket(socket.AF_INET, socket.SOCK_STREAM)
         self.bind(("127.0.0.1", port))
         self.listen(5)

     def handle_accepted(self, sock, addr):
         Handler(sock)

 def main():
     Server(0)
     while True:
!        asyncore.loop(timeout=1, count=1)

@@ `handle_write()` does something else
 import asyncore
 import socket

 class Handler(asyncore.dispatcher):
!    def handle_write(self):
         self.send(b"now")
         self.close()

 class Server(asyncore.dispatcher):
     def __init__(self, port):
         asyncore.dispatcher.__init__(self)
         self.create_socket(socket.AF_INET, socket.SOCK_STREAM)
         self.bind(("127.0.0.1", port))
         self.listen(5)

     def handle_accepted(self, sock, addr):
         Handler(sock)

 def main():
     Server(0)
     asyncore.loop()

@@ a client that fills the buffer of its base
-import asyncore, socket
+import asyncio
+import traceback

-class Client(asyncore.dispatcher_with_send):
+class Client(asyncio.Protocol):
     def __init__(self, host, port, message):
-        asyncore.dispatcher.__init__(self)
-        self.create_socket(socket.AF_INET, socket.SOCK_STREAM)
-        self.connect((host, port))
+        self.address = (host, port)
         self.out_buffer = message

-    def handle_close(self):
-        self.close()
+    def connection_made(self, transport):
+        self.transport = transport
+        transport.write(self.out_buffer)

-    def handle_read(self):
-        print("Received", self.recv(1024))
-        self.close()
+    def eof_received(self):
+        self.data_received(b"")
+
+    def connection_lost(self, exc):
+        self.closed.set()
+
+    async def run(self):
+        self.closed = asyncio.Event()
+        loop = asyncio.get_running_loop()
+        try:
+            await loop.create_connection(lambda: self, *self.address)
+        except OSError:
+            traceback.print_exc()
+        else:
+            await self.closed.wait()
+
+    def data_received(self, data):
+        print("Received", data)
+        self.transport.close()

 def main():
     c = Client("localhost", 5007, b"Hello, world")
-    asyncore.loop()
+    asyncio.run(c.run())

@@ connections that no handler gets
-import asyncore
+import asyncio
 import socket

-class Guest(asyncore.dispatcher_with_send):
-    def handle_read(self):
-        self.send(self.recv(1024))
+class Guest(asyncio.Protocol):
+    def __init__(self, transport):
+        self.transport = transport
+        transport.set_protocol(self)

-class House(asyncore.dispatcher):
+    def data_received(self, data):
+        self.transport.write(data)
+
+class House(asyncio.Protocol):
     def __init__(self, port):
-        asyncore.dispatcher.__init__(self)
         self.guests = []
-        self.create_socket(socket.AF_INET, socket.SOCK_STREAM)
-        self.bind(("127.0.0.1", port))
-        self.listen(5)
+        self.socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
+        self.socket.bind(("127.0.0.1", port))
+        self.socket.listen(5)

-    def handle_accepted(self, sock, addr):
+    async def run(self):
+        loop = asyncio.get_running_loop()
+        await loop.create_server(lambda: self, sock=self.socket)
+        await asyncio.Event().wait()
+
+    def connection_made(self, transport):
         if len(self.guests) < 2:
-            self.guests.append(Guest(sock))
+            self.guests.append(Guest(transport))
+        if transport.get_protocol() is self:
+            transport.close()

 def main():
     house = House(8000)
-    asyncore.loop()
+    asyncio.run(house.run())

@@ a connection is refused by leaving the method
 import asyncore
 import socket

 class Guest(asyncore.dispatcher_with_send):
     def handle_read(self):
         self.send(self.recv(1024))

 class House(asyncore.dispatcher):
     def __init__(self, port):
         asyncore.dispatcher.__init__(self)
         self.create_socket(socket.AF_INET, socket.SOCK_STREAM)
         self.bind(("127.0.0.1", port))
         self.listen(5)

     def handle_accepted(self, sock, addr):
         if addr[0] != "127.0.0.1":
!            return
         Guest(sock)

 def main():
     house = House(8000)
     asyncore.loop()

@@ text is sent
 import asyncore
 import socket

 class Guest(asyncore.dispatcher_with_send):
     def handle_read(self):
!        self.send(self.recv(1024).decode() + "!")

 class House(asyncore.dispatcher):
     def __init__(self, port):
         asyncore.dispatcher.__init__(self)
         self.create_socket(socket.AF_INET, socket.SOCK_STREAM)
         self.bind(("127.0.0.1", port))
         self.listen(5)

     def handle_accepted(self, sock, addr):
         Guest(sock)

 def main():
     house = House(8000)
     asyncore.loop()

@@ its own methods, and more than to read
-import asyncore
+import asyncio
 import socket

-class Member(asyncore.dispatcher_with_send):
-    def __init__(self, sock, club):
-        super(Member, self).__init__(sock)
+class Member(asyncio.Protocol):
+    def __init__(self, transport, club):
+        self.transport = transport
+        transport.set_protocol(self)
         self.club = club

-    def handle_read(self):
+    def send(self, data):
+        self.transport.write(data)
+        return len(data)
+
+    def eof_received(self):
+        self.data_received(b"")
+
+    def data_received(self, data):
         global turns
         self.log("reads")
-        data = self.recv(8192)
         if data:
             turns = turns + 1
             self.club.send(data)

     def log(self, text):
         print(text)

-class Club(asyncore.dispatcher_with_send):
+class Club(asyncio.Protocol):
     def __init__(self, port):
-        asyncore.dispatcher_with_send.__init__(self)
         self.members = []
-        self.create_socket(socket.AF_INET, socket.SOCK_STREAM)
-        self.bind(("127.0.0.1", port))
-        self.listen(5)
+        self.socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
+        self.socket.bind(("127.0.0.1", port))
+        self.socket.listen(5)

-    def handle_accepted(self, sock, addr):
-        self.members.append(Member(sock, self))
+    async def run(self):
+        loop = asyncio.get_running_loop()
+        await loop.create_server(lambda: self, sock=self.socket)
+        await asyncio.Event().wait()
+
+    def connection_made(self, transport):
+        self.members.append(Member(transport, self))

     def send(self, data):
         for member in self.members:
             member.send(data)

 def main():
     club = Club(8000)
-    asyncore.loop()
+    asyncio.run(club.run())

@@ a variable of the module is read into
 import asyncore
 import socket

 class Guest(asyncore.dispatcher_with_send):
     def handle_read(self):
         global data
!        data = self.recv(1024)
         self.send(data)

 class House(asyncore.dispatcher):
     def __init__(self, port):
         asyncore.dispatcher.__init__(self)
         self.create_socket(socket.AF_INET, socket.SOCK_STREAM)
         self.bind(("127.0.0.1", port))
         self.listen(5)

     def handle_accepted(self, sock, addr):
         Guest(sock)

 def main():
     house = House(8000)
     asyncore.loop()

@@ a copy in the package
 import socket
 from package.vendor import asyncore

 class Handler(asyncore.dispatcher_with_send):
     def handle_read(self):
         self.send(self.recv(512))

 class Server(asyncore.dispatcher):
     def __init__(self, port):
         asyncore.dispatcher.__init__(self)
         self.create_socket(socket.AF_INET, socket.SOCK_STREAM)
         self.bind(("127.0.0.1", port))
         self.listen(5)

     def handle_accepted(self, sock, addr):
         Handler(sock)

 def main():
     Server(0)
     asyncore.loop()
'''
