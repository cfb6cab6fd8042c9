"""`socket.error` is a deprecated alias of `OSError`.

They have been the same class since Python 3.3.
"""

deprecated = "3.3"
available = "3.3"
opt_in = True
reference = "library/socket#socket.error"
identical = True
moves = {"socket.error": "OSError"}

examples = '''
@@ a handler, and one that is raised
 import socket

 try:
     socket.inet_aton("a")
-except socket.error as error:
+except OSError as error:
     print(error)

 try:
-    raise socket.error("late")
+    raise OSError("late")
 except OSError as error:
     print(error)

@@ by name
-from socket import error as SocketError, inet_aton
+from socket import inet_aton

 try:
     inet_aton("a")
-except (SocketError, ValueError):
+except (OSError, ValueError):
     print("no address")

@@ errors of other modules
 import binascii
 import socket

 try:
     binascii.unhexlify("a")
 except (binascii.Error, socket.gaierror) as error:
     print(error)
'''
