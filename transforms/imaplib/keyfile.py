"""`IMAP4_SSL` takes a context, no `keyfile` and `certfile`.

The parameters were deprecated in Python 3.6 and went away in 3.12, and all after
them became keywords.
The context that takes their place verifies exactly as much as before: nothing.
Use `ssl.create_default_context()` where the server is to be verified.
The attributes `keyfile` and `certfile` are gone with the parameters, and the
environment variable `SSLKEYLOGFILE` has no say in the new context.
"""

import ssl
from imaplib import IMAP4_SSL

deprecated = "3.6"
available = "3.6"
removed = "3.12"
reference = "whatsnew/3.12#removed"
safety = "suggested"


def before(certfile, host=..., port=..., timeout=..., keyfile=...):
    return IMAP4_SSL(host, port, keyfile, certfile, timeout=timeout)


def after(certfile, host=..., port=..., timeout=..., keyfile=...):
    return IMAP4_SSL(host, port=port, ssl_context=client_context(certfile, keyfile), timeout=timeout)


def before_key(keyfile, host=..., port=..., timeout=...):
    return IMAP4_SSL(host, port, keyfile=keyfile, timeout=timeout)


def after_key(keyfile, host=..., port=..., timeout=...):
    return IMAP4_SSL(host, port=port, ssl_context=client_context(keyfile=keyfile), timeout=timeout)


def before_init(client: IMAP4_SSL, certfile, host=..., port=..., timeout=..., keyfile=...):
    return client.__init__(host, port, keyfile, certfile, timeout=timeout)


def after_init(client: IMAP4_SSL, certfile, host=..., port=..., timeout=..., keyfile=...):
    return client.__init__(host, port=port, ssl_context=client_context(certfile, keyfile), timeout=timeout)


def before_init_key(client: IMAP4_SSL, keyfile, host=..., port=..., timeout=...):
    return client.__init__(host, port, keyfile=keyfile, timeout=timeout)


def after_init_key(client: IMAP4_SSL, keyfile, host=..., port=..., timeout=...):
    return client.__init__(host, port=port, ssl_context=client_context(keyfile=keyfile), timeout=timeout)


def before_keyfile(client: IMAP4_SSL):
    """The attribute is gone: keep the path in a name of your own."""
    return client.keyfile


def before_certfile(client: IMAP4_SSL):
    """The attribute is gone: keep the path in a name of your own."""
    return client.certfile

def client_context(certfile=None, keyfile=None):
    """A context that shows a certificate and verifies nothing."""
    if keyfile and not certfile:
        raise ValueError("certfile must be specified")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    if certfile:
        context.load_cert_chain(certfile, keyfile)
    return context


examples = '''
@@ a certificate and its key, by keyword
+import ssl
 from imaplib import IMAP4_SSL
+
+
+def client_context(certfile=None, keyfile=None):
+    """A context that shows a certificate and verifies nothing."""
+    if keyfile and not certfile:
+        raise ValueError("certfile must be specified")
+    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
+    context.check_hostname = False
+    context.verify_mode = ssl.CERT_NONE
+    if certfile:
+        context.load_cert_chain(certfile, keyfile)
+    return context
+
+
 try:
-    IMAP4_SSL(keyfile="none.key", certfile="none.pem")
+    IMAP4_SSL(ssl_context=client_context("none.pem", "none.key"))
 except FileNotFoundError as error:
     print(error.strerror)

@@ a certificate alone, and the module under another name
 import imaplib as library
+import ssl
+
+
+def client_context(certfile=None, keyfile=None):
+    """A context that shows a certificate and verifies nothing."""
+    if keyfile and not certfile:
+        raise ValueError("certfile must be specified")
+    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
+    context.check_hostname = False
+    context.verify_mode = ssl.CERT_NONE
+    if certfile:
+        context.load_cert_chain(certfile, keyfile)
+    return context
+
+
 try:
-    library.IMAP4_SSL(certfile="none.pem", timeout=5)
+    library.IMAP4_SSL(ssl_context=client_context("none.pem"), timeout=5)
 except FileNotFoundError as error:
     print(error.strerror)

@@ a class of one's own passes them on
+import ssl
 from imaplib import IMAP4_SSL
+
+
+def client_context(certfile=None, keyfile=None):
+    """A context that shows a certificate and verifies nothing."""
+    if keyfile and not certfile:
+        raise ValueError("certfile must be specified")
+    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
+    context.check_hostname = False
+    context.verify_mode = ssl.CERT_NONE
+    if certfile:
+        context.load_cert_chain(certfile, keyfile)
+    return context
+
+
 class Client(IMAP4_SSL):
     def __init__(self, host, key, cert):
-        super().__init__(host, keyfile=key, certfile=cert)
+        super().__init__(host, ssl_context=client_context(cert, key))

 try:
     Client("localhost", "none.key", "none.pem")
 except FileNotFoundError as error:
     print(error.strerror)

@@ the constructor of the base is called through its class
 import imaplib
+import ssl
+
+
+def client_context(certfile=None, keyfile=None):
+    """A context that shows a certificate and verifies nothing."""
+    if keyfile and not certfile:
+        raise ValueError("certfile must be specified")
+    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
+    context.check_hostname = False
+    context.verify_mode = ssl.CERT_NONE
+    if certfile:
+        context.load_cert_chain(certfile, keyfile)
+    return context
+
+
 class Client(imaplib.IMAP4_SSL):
     def __init__(self, host, key, cert):
-        imaplib.IMAP4_SSL.__init__(self, host, keyfile=key, certfile=cert)
+        imaplib.IMAP4_SSL.__init__(self, host, ssl_context=client_context(cert, key))

 try:
     Client("localhost", "none.key", "none.pem")
 except FileNotFoundError as error:
     print(error.strerror)

@@ attributes of one's own
 from imaplib import IMAP4_SSL

 class Options:
     keyfile = "none.key"
     certfile = "none.pem"

 def show(options):
     print(options.keyfile, options.certfile)

 show(Options)

@@ the attributes are gone
 from imaplib import IMAP4_SSL

 def paths(client: IMAP4_SSL):
!    print(client.keyfile)
!    print(client.certfile)

@@ a context is passed already
 import ssl
 from imaplib import IMAP4_SSL

 def connect(host):
     return IMAP4_SSL(host, ssl_context=ssl.create_default_context())

 print("nothing to do")

@@ by position
+import ssl
 from imaplib import IMAP4_SSL
+
+
+def client_context(certfile=None, keyfile=None):
+    """A context that shows a certificate and verifies nothing."""
+    if keyfile and not certfile:
+        raise ValueError("certfile must be specified")
+    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
+    context.check_hostname = False
+    context.verify_mode = ssl.CERT_NONE
+    if certfile:
+        context.load_cert_chain(certfile, keyfile)
+    return context
+
+
 try:
-    IMAP4_SSL("localhost", 993, "none.key", "none.pem")
+    IMAP4_SSL("localhost", port=993, ssl_context=client_context("none.pem", "none.key"))
 except FileNotFoundError as error:
     print(error.strerror)
'''
