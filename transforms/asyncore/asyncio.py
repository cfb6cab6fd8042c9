"""A server of `asyncore` becomes one of `asyncio`.

This is done where the configuration says `asyncore = "asyncio"`, or the command
line `--asyncore asyncio`, and only where the whole program is of a known shape:
a dispatcher that listens and makes another of each connection, one that reads
and sends, and `asyncore.loop()`.

What differs: data may come in other portions; what is sent is always buffered;
closing waits for what is buffered; errors of a handler go to the exception
handler of the loop.
"""

deprecated = "3.6"
removed = "3.12"
reference = "whatsnew/3.12#asynchat-and-asyncore"
safety = "suggested"
native = "asyncio_server"
words = ["asyncore"]

examples = '''
@@ the server of the documentation
-import asyncore
+import asyncio
 import socket

-class EchoHandler(asyncore.dispatcher_with_send):
-
-    def handle_read(self):
-        data = self.recv(8192)
+class EchoHandler(asyncio.Protocol):
+
+    def connection_made(self, transport):
+        self.transport = transport
+        addr = transport.get_extra_info("peername")
+        print('Incoming connection from %s' % repr(addr))
+
+    def data_received(self, data):
         if data:
-            self.send(data)
-
-class EchoServer(asyncore.dispatcher):
-
-    def __init__(self, host, port):
-        asyncore.dispatcher.__init__(self)
-        self.create_socket(socket.AF_INET, socket.SOCK_STREAM)
-        self.set_reuse_addr()
-        self.bind((host, port))
-        self.listen(5)
-
-    def handle_accepted(self, sock, addr):
-        print('Incoming connection from %s' % repr(addr))
-        handler = EchoHandler(sock)
+            self.transport.write(data)
+
+async def serve(host, port):
+    loop = asyncio.get_running_loop()
+    server = await loop.create_server(EchoHandler, host, port, family=socket.AF_INET, backlog=5)
+    async with server:
+        await server.serve_forever()

 if __name__ == "app":
-    server = EchoServer('localhost', 8080)
-    asyncore.loop()
+    asyncio.run(serve('localhost', 8080))

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

@@ what is read counts at the end of the stream
 import asyncore
 import socket

 class Handler(asyncore.dispatcher_with_send):
     def handle_read(self):
         data = self.recv(8192)
         print(data)

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

@@ the number of sent bytes is used
 import asyncore
 import socket

 class Handler(asyncore.dispatcher):
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
'''
