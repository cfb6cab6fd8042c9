"""`telnetlib` was removed in Python 3.13.

The module `_telnetlib`, which is placed in the project once, has the class
`Telnet` and the constants of the protocol, and runs on Python 3.8 and later. Only the
imports change. `Telnet` is another class than the one in `telnetlib` of an older
Python, which matters to `isinstance()` and to tests that patch `telnetlib`.

`--alternative telnetlib=backport` declares the distribution `standard-telnetlib`,
and leaves the code as it is. `telnetlib3` has the same class in
`telnetlib3.telnetlib`; its main interface is asynchronous and replaces no
call of `Telnet`.
"""

from . import _telnetlib

deprecated = "3.11"
removed = "3.13"
reference = "whatsnew/3.13#whatsnew313-pep594"
safety = "suggested"
backport = "standard-telnetlib; python_version >= '3.13'"
alternatives = {
    "module": "a module with the interface of `telnetlib` is placed in the project.",
    "backport": "`standard-telnetlib` carries the old module on.",
}
only_with = {"telnetlib/module": ["module"]}
moves = {"telnetlib": "_telnetlib"}

examples = r'''
@@ a session, through the module
-import telnetlib
+import _telnetlib as telnetlib
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

@@ a subclass, and constants by name
-from telnetlib import Telnet as Base, DONT, WILL
+from _telnetlib import Telnet as Base, DONT, WILL

 class Session(Base):
     def prompt(self):
         return self.read_until(b"> ")

 print(Session().host, WILL, DONT)

@@ in a package
 # file: app/__init__.py

 # file: app/device.py
-import telnetlib
+from . import _telnetlib as telnetlib

 def connect(host):
     return telnetlib.Telnet(host)

@@ imported for its name alone
-import telnetlib
 print("done")

@@ a copy in the package if the old one is missing
 try:
     import telnetlib
 except ImportError:
     from package.vendor import telnetlib

@@ the successor has it, too
 from telnetlib3.telnetlib import Telnet

@@ a name of one's own
 class telnetlib:
     Telnet = dict

 print(telnetlib.Telnet(host="a"))
'''
