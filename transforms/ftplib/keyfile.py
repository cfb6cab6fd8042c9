"""`FTP_TLS` takes a context, no `keyfile` and `certfile`.

The parameters were deprecated in Python 3.6 and went away in 3.12, and all after
them became keywords.
The context that takes their place verifies exactly as much as before: nothing.
Use `ssl.create_default_context()` where the server is to be verified.
The attributes `keyfile` and `certfile` are gone with the parameters, and the
environment variable `SSLKEYLOGFILE` has no say in the new context.
"""

import ssl
from ftplib import FTP_TLS

deprecated = "3.6"
available = "3.6"
removed = "3.12"
reference = "whatsnew/3.12#removed"
safety = "suggested"


def before(certfile, host=..., user=..., passwd=..., acct=..., timeout=..., source_address=..., encoding=..., keyfile=...):
    return FTP_TLS(host, user, passwd, acct, keyfile, certfile, timeout=timeout, source_address=source_address, encoding=encoding)


def after(certfile, host=..., user=..., passwd=..., acct=..., timeout=..., source_address=..., encoding=..., keyfile=...):
    return FTP_TLS(host, user=user, passwd=passwd, acct=acct, context=client_context(certfile, keyfile), timeout=timeout, source_address=source_address, encoding=encoding)


def before_key(keyfile, host=..., user=..., passwd=..., acct=..., timeout=..., source_address=..., encoding=...):
    return FTP_TLS(host, user, passwd, acct, keyfile=keyfile, timeout=timeout, source_address=source_address, encoding=encoding)


def after_key(keyfile, host=..., user=..., passwd=..., acct=..., timeout=..., source_address=..., encoding=...):
    return FTP_TLS(host, user=user, passwd=passwd, acct=acct, context=client_context(keyfile=keyfile), timeout=timeout, source_address=source_address, encoding=encoding)


def before_init(client: FTP_TLS, certfile, host=..., user=..., passwd=..., acct=..., timeout=..., source_address=..., encoding=..., keyfile=...):
    return client.__init__(host, user, passwd, acct, keyfile, certfile, timeout=timeout, source_address=source_address, encoding=encoding)


def after_init(client: FTP_TLS, certfile, host=..., user=..., passwd=..., acct=..., timeout=..., source_address=..., encoding=..., keyfile=...):
    return client.__init__(host, user=user, passwd=passwd, acct=acct, context=client_context(certfile, keyfile), timeout=timeout, source_address=source_address, encoding=encoding)


def before_init_key(client: FTP_TLS, keyfile, host=..., user=..., passwd=..., acct=..., timeout=..., source_address=..., encoding=...):
    return client.__init__(host, user, passwd, acct, keyfile=keyfile, timeout=timeout, source_address=source_address, encoding=encoding)


def after_init_key(client: FTP_TLS, keyfile, host=..., user=..., passwd=..., acct=..., timeout=..., source_address=..., encoding=...):
    return client.__init__(host, user=user, passwd=passwd, acct=acct, context=client_context(keyfile=keyfile), timeout=timeout, source_address=source_address, encoding=encoding)


def before_keyfile(client: FTP_TLS):
    """The attribute is gone: keep the path in a name of your own."""
    return client.keyfile


def before_certfile(client: FTP_TLS):
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
 from ftplib import FTP_TLS
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
-    FTP_TLS(keyfile="none.key", certfile="none.pem")
+    FTP_TLS(context=client_context("none.pem", "none.key"))
 except FileNotFoundError as error:
     print(error.strerror)

@@ a certificate alone, and the module under another name
 import ftplib as library
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
-    library.FTP_TLS(certfile="none.pem", timeout=5)
+    library.FTP_TLS(context=client_context("none.pem"), timeout=5)
 except FileNotFoundError as error:
     print(error.strerror)

@@ a class of one's own passes them on
+import ssl
 from ftplib import FTP_TLS
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
 class Client(FTP_TLS):
     def __init__(self, host, key, cert):
-        super().__init__(host, keyfile=key, certfile=cert)
+        super().__init__(host, context=client_context(cert, key))

 try:
     Client("localhost", "none.key", "none.pem")
 except FileNotFoundError as error:
     print(error.strerror)

@@ the constructor of the base is called through its class
 import ftplib
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
 class Client(ftplib.FTP_TLS):
     def __init__(self, host, key, cert):
-        ftplib.FTP_TLS.__init__(self, host, keyfile=key, certfile=cert)
+        ftplib.FTP_TLS.__init__(self, host, context=client_context(cert, key))

 try:
     Client("localhost", "none.key", "none.pem")
 except FileNotFoundError as error:
     print(error.strerror)

@@ attributes of one's own
 from ftplib import FTP_TLS

 class Options:
     keyfile = "none.key"
     certfile = "none.pem"

 def show(options):
     print(options.keyfile, options.certfile)

 show(Options)

@@ the attributes are gone
 from ftplib import FTP_TLS

 def paths(client: FTP_TLS):
!    print(client.keyfile)
!    print(client.certfile)

@@ a context is passed already
 import ssl
 from ftplib import FTP_TLS

 def connect(host):
     return FTP_TLS(host, context=ssl.create_default_context())

 print("nothing to do")

@@ by position
+import ssl
 from ftplib import FTP_TLS
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
-    FTP_TLS("localhost", "me", "secret", "", None, "none.pem")
+    FTP_TLS("localhost", user="me", passwd="secret", acct="", context=client_context("none.pem", None))
 except FileNotFoundError as error:
     print(error.strerror)
'''
