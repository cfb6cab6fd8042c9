"""`SMTP_SSL` takes a context, no `keyfile` and `certfile`.

The parameters were deprecated in Python 3.6 and went away in 3.12, and all after
them became keywords.
The context that takes their place verifies exactly as much as before: nothing.
Use `ssl.create_default_context()` where the server is to be verified.
The attributes `keyfile` and `certfile` are gone with the parameters, and the
environment variable `SSLKEYLOGFILE` has no say in the new context.
"""

import ssl
from smtplib import SMTP_SSL

deprecated = "3.6"
available = "3.6"
removed = "3.12"
reference = "whatsnew/3.12#removed"
safety = "suggested"


def before(certfile, host=..., port=..., local_hostname=..., timeout=..., source_address=..., keyfile=...):
    return SMTP_SSL(host, port, local_hostname, keyfile, certfile, timeout, source_address)


def after(certfile, host=..., port=..., local_hostname=..., timeout=..., source_address=..., keyfile=...):
    return SMTP_SSL(host, port=port, local_hostname=local_hostname, context=client_context(certfile, keyfile), timeout=timeout, source_address=source_address)


def before_key(keyfile, host=..., port=..., local_hostname=..., timeout=..., source_address=...):
    return SMTP_SSL(host, port, local_hostname, keyfile=keyfile, timeout=timeout, source_address=source_address)


def after_key(keyfile, host=..., port=..., local_hostname=..., timeout=..., source_address=...):
    return SMTP_SSL(host, port=port, local_hostname=local_hostname, context=client_context(keyfile=keyfile), timeout=timeout, source_address=source_address)


def before_init(client: SMTP_SSL, certfile, host=..., port=..., local_hostname=..., timeout=..., source_address=..., keyfile=...):
    return client.__init__(host, port, local_hostname, keyfile, certfile, timeout, source_address)


def after_init(client: SMTP_SSL, certfile, host=..., port=..., local_hostname=..., timeout=..., source_address=..., keyfile=...):
    return client.__init__(host, port=port, local_hostname=local_hostname, context=client_context(certfile, keyfile), timeout=timeout, source_address=source_address)


def before_init_key(client: SMTP_SSL, keyfile, host=..., port=..., local_hostname=..., timeout=..., source_address=...):
    return client.__init__(host, port, local_hostname, keyfile=keyfile, timeout=timeout, source_address=source_address)


def after_init_key(client: SMTP_SSL, keyfile, host=..., port=..., local_hostname=..., timeout=..., source_address=...):
    return client.__init__(host, port=port, local_hostname=local_hostname, context=client_context(keyfile=keyfile), timeout=timeout, source_address=source_address)


def before_keyfile(client: SMTP_SSL):
    """The attribute is gone: keep the path in a name of your own."""
    return client.keyfile


def before_certfile(client: SMTP_SSL):
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
 from smtplib import SMTP_SSL
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
-    SMTP_SSL(keyfile="none.key", certfile="none.pem")
+    SMTP_SSL(context=client_context("none.pem", "none.key"))
 except FileNotFoundError as error:
     print(error.strerror)

@@ a certificate alone, and the module under another name
 import smtplib as library
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
-    library.SMTP_SSL(certfile="none.pem", timeout=5)
+    library.SMTP_SSL(context=client_context("none.pem"), timeout=5)
 except FileNotFoundError as error:
     print(error.strerror)

@@ a class of one's own passes them on
+import ssl
 from smtplib import SMTP_SSL
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
 class Client(SMTP_SSL):
     def __init__(self, host, key, cert):
-        super().__init__(host, keyfile=key, certfile=cert)
+        super().__init__(host, context=client_context(cert, key))

 try:
     Client("localhost", "none.key", "none.pem")
 except FileNotFoundError as error:
     print(error.strerror)

@@ the constructor of the base is called through its class
 import smtplib
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
 class Client(smtplib.SMTP_SSL):
     def __init__(self, host, key, cert):
-        smtplib.SMTP_SSL.__init__(self, host, keyfile=key, certfile=cert)
+        smtplib.SMTP_SSL.__init__(self, host, context=client_context(cert, key))

 try:
     Client("localhost", "none.key", "none.pem")
 except FileNotFoundError as error:
     print(error.strerror)

@@ attributes of one's own
 from smtplib import SMTP_SSL

 class Options:
     keyfile = "none.key"
     certfile = "none.pem"

 def show(options):
     print(options.keyfile, options.certfile)

 show(Options)

@@ the attributes are gone
 from smtplib import SMTP_SSL

 def paths(client: SMTP_SSL):
!    print(client.keyfile)
!    print(client.certfile)

@@ a context is passed already
 import ssl
 from smtplib import SMTP_SSL

 def connect(host):
     return SMTP_SSL(host, context=ssl.create_default_context())

 print("nothing to do")

@@ by position
+import ssl
 from smtplib import SMTP_SSL
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
-    SMTP_SSL("localhost", 465, None, "none.key", "none.pem", 5)
+    SMTP_SSL("localhost", port=465, local_hostname=None, context=client_context("none.pem", "none.key"), timeout=5)
 except FileNotFoundError as error:
     print(error.strerror)
'''
