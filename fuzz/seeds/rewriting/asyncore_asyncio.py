import asyncore
import socket

class EchoHandler(asyncore.dispatcher_with_send):

    def handle_read(self):
        data = self.recv(8192)
        if data:
            self.send(data)

class EchoServer(asyncore.dispatcher):

    def __init__(self, host, port):
        asyncore.dispatcher.__init__(self)
        self.create_socket(socket.AF_INET, socket.SOCK_STREAM)
        self.set_reuse_addr()
        self.bind((host, port))
        self.listen(5)

    def handle_accepted(self, sock, addr):
        print('Incoming connection from %s' % repr(addr))
        handler = EchoHandler(sock)

if __name__ == "app":
    server = EchoServer('localhost', 8080)
    asyncore.loop()
import asyncore, socket

class HTTPClient(asyncore.dispatcher):

    def __init__(self, host, path):
        asyncore.dispatcher.__init__(self)
        self.create_socket()
        self.connect( (host, 80) )
        self.buffer = bytes('GET %s HTTP/1.0\r\nHost: %s\r\n\r\n' %
                            (path, host), 'ascii')

    def handle_connect(self):
        pass

    def handle_close(self):
        self.close()

    def handle_read(self):
        print(self.recv(8192))

    def writable(self):
        return (len(self.buffer) > 0)

    def handle_write(self):
        sent = self.send(self.buffer)
        self.buffer = self.buffer[sent:]

def main():
    client = HTTPClient('www.python.org', '/')
    asyncore.loop()
import asyncore
import socket

class Handler(asyncore.dispatcher):
    def __init__(self, sock, server):
        super().__init__(sock)
        self.server = server

    def handle_read(self):
        data = self.recv(4096)
        if not data:
            return
        self.send(self.server.answer(data))
        self.close()

    def handle_close(self):
        print("gone without an answer")
        self.close()

    def writable(self):
        return False

class Server(asyncore.dispatcher):
    def __init__(self, address):
        super().__init__()
        self.create_socket(socket.AF_INET, socket.SOCK_STREAM)
        self.bind(address)
        self.listen(5)

    def handle_accept(self):
        pair = self.accept()
        if pair is None:
            return
        sock, addr = pair
        Handler(sock, self)

    def answer(self, data):
        return data.upper()

def main():
    Server(("127.0.0.1", 8080))
    try:
        asyncore.loop(timeout=1)
    except KeyboardInterrupt:
        print("bye")
