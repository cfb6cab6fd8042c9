import telnetlib
import socket

with socket.create_server(("127.0.0.1", 0)) as server:
    with telnetlib.Telnet("127.0.0.1", server.getsockname()[1], timeout=5) as session:
        there, _ = server.accept()
        there.sendall(telnetlib.IAC + telnetlib.DO + telnetlib.ECHO + b"login: ")
        print(session.read_until(b"login: ", timeout=5), there.recv(3))
        session.write(b"guido\n")
        print(there.recv(10))
        there.sendall(b"Password:")
        print(session.expect([b"[Pp]assword:"], 5)[0])
        there.close()
        print(session.read_all())
from telnetlib import Telnet as Base, DONT, WILL

class Session(Base):
    def prompt(self):
        return self.read_until(b"> ")

print(Session().host, WILL, DONT)
import telnetlib
print("done")
