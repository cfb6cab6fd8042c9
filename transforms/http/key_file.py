"""`key_file` of `HTTPSConnection` was removed in Python 3.12.

The parameters were deprecated in Python 3.6 and went away in 3.12, and all after
the port became keywords.
The context that takes their place is made as the constructor made it, and so
verifies as much as before: the server and its name, unless `check_hostname` or
`ssl._create_default_https_context` say otherwise.
The files are read before the rest of the constructor runs.
The attributes `key_file` and `cert_file` are gone with the parameters.
"""

import ssl
from http.client import HTTPSConnection

deprecated = "3.6"
available = "3.8"
removed = "3.12"
reference = "whatsnew/3.12#removed"
safety = "suggested"


def before(cert_file, host=..., port=..., timeout=..., source_address=..., blocksize=..., key_file=..., check_hostname=..., context=...):
    return HTTPSConnection(host, port, key_file, cert_file, timeout, source_address, context=context, check_hostname=check_hostname, blocksize=blocksize)


def after(cert_file, host=..., port=..., timeout=..., source_address=..., blocksize=..., key_file=..., check_hostname=..., context=...):
    return HTTPSConnection(host, port := port, context=https_context(cert_file, key_file=key_file, check_hostname=check_hostname, context=context), timeout=timeout, source_address=source_address, blocksize=blocksize)


def before_key(key_file, host=..., port=..., timeout=..., source_address=..., blocksize=..., check_hostname=..., context=...):
    return HTTPSConnection(host, port, key_file, check_hostname=check_hostname, timeout=timeout, source_address=source_address, context=context, blocksize=blocksize)


def after_key(key_file, host=..., port=..., timeout=..., source_address=..., blocksize=..., check_hostname=..., context=...):
    return HTTPSConnection(host, port := port, context=https_context(key_file=key_file, check_hostname=check_hostname, context=context), timeout=timeout, source_address=source_address, blocksize=blocksize)


def before_hostname(check_hostname, host=..., port=..., timeout=..., source_address=..., blocksize=..., context=...):
    return HTTPSConnection(host, port, check_hostname=check_hostname, timeout=timeout, source_address=source_address, context=context, blocksize=blocksize)


def after_hostname(check_hostname, host=..., port=..., timeout=..., source_address=..., blocksize=..., context=...):
    return HTTPSConnection(host, port := port, context=https_context(check_hostname=check_hostname, context=context), timeout=timeout, source_address=source_address, blocksize=blocksize)


def before_key_attribute(client: HTTPSConnection):
    """The attribute is gone: keep the path in a name of your own."""
    return client.key_file


def before_cert_attribute(client: HTTPSConnection):
    """The attribute is gone: keep the path in a name of your own."""
    return client.cert_file


def https_context(cert_file=None, key_file=None, check_hostname=None, context=None):
    """The context that `HTTPSConnection` made of these arguments."""
    if context is None:
        context = ssl._create_default_https_context()
        context.set_alpn_protocols(["http/1.1"])
        context.post_handshake_auth = True
    if check_hostname and context.verify_mode == ssl.CERT_NONE:
        raise ValueError("check_hostname needs a context that verifies")
    if cert_file or key_file:
        context.load_cert_chain(cert_file, key_file)
        context.post_handshake_auth = True
    if check_hostname is not None:
        context.check_hostname = check_hostname
    return context


examples = '''
@@ a certificate and its key
 import http.client
+import ssl
+
+
+def https_context(cert_file=None, key_file=None, context=None):
+    """The context that `HTTPSConnection` made of these arguments."""
+    if context is None:
+        context = ssl._create_default_https_context()
+        context.set_alpn_protocols(["http/1.1"])
+        context.post_handshake_auth = True
+    if cert_file or key_file:
+        context.load_cert_chain(cert_file, key_file)
+        context.post_handshake_auth = True
+    return context
+
+
 try:
-    http.client.HTTPSConnection("localhost", key_file="none.key", cert_file="none.pem")
+    http.client.HTTPSConnection("localhost", context=https_context("none.pem", key_file="none.key"))
 except FileNotFoundError as error:
     print(error.strerror)

@@ the host's name is not checked
+import ssl
 from http.client import HTTPSConnection
+
+
+def https_context(check_hostname=None, context=None):
+    """The context that `HTTPSConnection` made of these arguments."""
+    if context is None:
+        context = ssl._create_default_https_context()
+        context.set_alpn_protocols(["http/1.1"])
+        context.post_handshake_auth = True
+    if check_hostname and context.verify_mode == ssl.CERT_NONE:
+        raise ValueError("check_hostname needs a context that verifies")
+    if check_hostname is not None:
+        context.check_hostname = check_hostname
+    return context
+
+
 def connect(host):
-    return HTTPSConnection(host, 8443, timeout=3, check_hostname=False)
+    return HTTPSConnection(host, 8443, timeout=3, context=https_context(check_hostname=False))

 print(connect("localhost").timeout)

@@ a class of one's own
 import ssl
 from http.client import HTTPSConnection
+
+
+def https_context(cert_file=None, context=None):
+    """The context that `HTTPSConnection` made of these arguments."""
+    if context is None:
+        context = ssl._create_default_https_context()
+        context.set_alpn_protocols(["http/1.1"])
+        context.post_handshake_auth = True
+    if cert_file:
+        context.load_cert_chain(cert_file, None)
+        context.post_handshake_auth = True
+    return context
+
+
 class Connection(HTTPSConnection):
     def __init__(self, host, cert):
-        super().__init__(host, cert_file=cert, context=ssl.create_default_context())
+        super().__init__(host, context=https_context(cert, context=ssl.create_default_context()))

 try:
     Connection("localhost", "none.pem")
 except FileNotFoundError as error:
     print(error.strerror)

@@ the attributes are gone
 from http.client import HTTPSConnection

 def paths(client: HTTPSConnection):
!    return client.key_file, client.cert_file

@@ a context is passed already
 import ssl
 from http.client import HTTPSConnection

 HTTPSConnection("localhost", timeout=3, context=ssl.create_default_context())
 print("nothing to do")

@@ that there is the class says nothing of what it takes
 import http.client

 if hasattr(http.client, "HTTPSConnection"):
     class Connection(http.client.HTTPSConnection):
         def files(self):
!            return self.key_file, self.cert_file

     def connect(host):
         if hasattr(Connection, "key_file"):
             return Connection(host).key_file
'''
