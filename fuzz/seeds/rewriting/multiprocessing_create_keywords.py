from multiprocessing.managers import Server, SharedMemoryServer

def create(server: Server, shared: SharedMemoryServer, connection):
    server.create(c=connection, typeid="list")
    shared.create(connection, typeid="dict", size=5)
from multiprocessing.managers import Server

class Shop:
    def create(self, c, typeid):
        return c, typeid

def create(server: Server, connection):
    return server.create(connection, "list", [5])

print(Shop().create(c="a", typeid="b"))
