"""`ssl.wrap_socket` was removed in Python 3.12.

The function made a context of its arguments for each call; it went away in
Python 3.12.
What takes its place does the same and verifies exactly as much as before:
nothing, unless `cert_reqs` says so, and never the name of the host.
Where no protocol or `PROTOCOL_TLS`, which is 2, was asked for, the context is one for clients
or for servers, so that nothing warns.
To verify the other side, use `ssl.create_default_context()` and pass `server_hostname`.
"""

import ssl

deprecated = "3.7"
removed = "3.12"
available = "3.6"
reference = "whatsnew/3.12#ssl"
moves = {"ssl.wrap_socket": "wrap_socket"}


def wrap_socket(
    sock,
    keyfile=None,
    certfile=None,
    server_side=False,
    cert_reqs=None,
    ssl_version=None,
    ca_certs=None,
    do_handshake_on_connect=True,
    suppress_ragged_eofs=True,
    ciphers=None,
):
    """Wrap a socket as `ssl.wrap_socket()` did: the host's name is not checked."""
    if (server_side or keyfile) and not certfile:
        raise ValueError("certfile must be specified")
    if ssl_version in (None, 2):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER if server_side else ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname = False
    else:
        context = ssl.SSLContext(ssl_version)
    context.verify_mode = cert_reqs or ssl.CERT_NONE
    if ca_certs:
        context.load_verify_locations(ca_certs)
    if certfile:
        context.load_cert_chain(certfile, keyfile)
    if ciphers:
        context.set_ciphers(ciphers)
    return context.wrap_socket(
        sock,
        server_side=server_side,
        do_handshake_on_connect=do_handshake_on_connect,
        suppress_ragged_eofs=suppress_ragged_eofs,
    )


examples = '''
@@ nothing is verified, as before
 import socket
 import ssl
+
+
+def wrap_socket(sock):
+    """Wrap a socket as `ssl.wrap_socket()` did: the host's name is not checked."""
+    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
+    context.check_hostname = False
+    context.verify_mode = ssl.CERT_NONE
+    return context.wrap_socket(
+        sock,
+        server_side=False,
+        do_handshake_on_connect=True,
+        suppress_ragged_eofs=True,
+    )
+
+
 def connect(address):
-    return ssl.wrap_socket(socket.create_connection(address))
+    return wrap_socket(socket.create_connection(address))

 print("defined")

@@ every argument stays where it was; the function comes by name
 import socket
+import ssl
-from ssl import CERT_REQUIRED, wrap_socket
+from ssl import CERT_REQUIRED
+
+
+def wrap_socket(
+    sock,
+    keyfile=None,
+    certfile=None,
+    server_side=False,
+    cert_reqs=None,
+    ssl_version=None,
+    ca_certs=None,
+    do_handshake_on_connect=True,
+    suppress_ragged_eofs=True,
+    ciphers=None,
+):
+    """Wrap a socket as `ssl.wrap_socket()` did: the host's name is not checked."""
+    if (server_side or keyfile) and not certfile:
+        raise ValueError("certfile must be specified")
+    if ssl_version in (None, 2):
+        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER if server_side else ssl.PROTOCOL_TLS_CLIENT)
+        context.check_hostname = False
+    else:
+        context = ssl.SSLContext(ssl_version)
+    context.verify_mode = cert_reqs or ssl.CERT_NONE
+    if ca_certs:
+        context.load_verify_locations(ca_certs)
+    if certfile:
+        context.load_cert_chain(certfile, keyfile)
+    if ciphers:
+        context.set_ciphers(ciphers)
+    return context.wrap_socket(
+        sock,
+        server_side=server_side,
+        do_handshake_on_connect=do_handshake_on_connect,
+        suppress_ragged_eofs=suppress_ragged_eofs,
+    )
+
+
 def connect(address, ca):
     sock = socket.create_connection(address)
     return wrap_socket(sock, None, cert_reqs=CERT_REQUIRED, ca_certs=ca)

 print("defined")

@@ a context's own method is left alone
 import socket
 import ssl

 def wrap(sock):
     context = ssl.create_default_context()
     return context.wrap_socket(sock, server_hostname="localhost")

@@ where the function is asked for first
 import ssl

 def wrap(sock):
     if hasattr(ssl, "wrap_socket"):
         return ssl.wrap_socket(sock)
     return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).wrap_socket(sock)

@@ a class that stands for the module in a test
 class FakeSSL:
     CERT_NONE = 0

     def wrap_socket(self, sock, **options):
         return sock

 ssl = FakeSSL()
 print(ssl.wrap_socket("socket", cert_reqs=ssl.CERT_NONE))

@@ where the module may be missing
 import socket

 try:
     import ssl
 except ImportError:
     ssl = None
+
+
+def wrap_socket(sock):
+    """Wrap a socket as `ssl.wrap_socket()` did: the host's name is not checked."""
+    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
+    context.check_hostname = False
+    context.verify_mode = ssl.CERT_NONE
+    return context.wrap_socket(
+        sock,
+        server_side=False,
+        do_handshake_on_connect=True,
+        suppress_ragged_eofs=True,
+    )
+
+
 def connect(address):
-    return ssl.wrap_socket(socket.create_connection(address))
+    return wrap_socket(socket.create_connection(address))

 print("defined")
'''
