import asyncore
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
from asyncore import dispatcher, loop as run

class Client(dispatcher):
    pass

run(timeout=0.1, count=1)
print(Client().connected)
import sys, asyncore as core

core.close_all()
print(core.socket_map, len(sys.argv) > 5)
