"""`keyfile` of clients of mail and FTP was removed in Python 3.12.

The parameters of `FTP_TLS`, `IMAP4_SSL`, `POP3_SSL` and `SMTP_SSL` were deprecated in
Python 3.6 and went away in 3.12, and all after them became keywords.
The context that takes their place verifies exactly as much as before: nothing.
Use `ssl.create_default_context()` where the server is to be verified.
The attributes `keyfile` and `certfile` are gone with the parameters, and the
environment variable `SSLKEYLOGFILE` has no say in the new context.
"""

import ssl
from ftplib import FTP_TLS
from imaplib import IMAP4_SSL
from poplib import POP3_SSL
from smtplib import SMTP_SSL

deprecated = "3.6"
available = "3.6"
removed = "3.12"
reference = "whatsnew/3.12#removed"
safety = "suggested"


def before_ftp(certfile, host=..., user=..., passwd=..., acct=..., timeout=..., source_address=..., encoding=..., keyfile=...):
    return FTP_TLS(host, user, passwd, acct, keyfile, certfile, timeout=timeout, source_address=source_address, encoding=encoding)


def after_ftp(certfile, host=..., user=..., passwd=..., acct=..., timeout=..., source_address=..., encoding=..., keyfile=...):
    return FTP_TLS(host, user := user, passwd := passwd, acct := acct, context=client_context(certfile, keyfile), timeout=timeout, source_address=source_address, encoding=encoding)


def before_ftp_key(keyfile, host=..., user=..., passwd=..., acct=..., timeout=..., source_address=..., encoding=...):
    return FTP_TLS(host, user, passwd, acct, keyfile=keyfile, timeout=timeout, source_address=source_address, encoding=encoding)


def after_ftp_key(keyfile, host=..., user=..., passwd=..., acct=..., timeout=..., source_address=..., encoding=...):
    return FTP_TLS(host, user := user, passwd := passwd, acct := acct, context=client_context(keyfile=keyfile), timeout=timeout, source_address=source_address, encoding=encoding)


def before_imap(certfile, host=..., port=..., timeout=..., keyfile=...):
    return IMAP4_SSL(host, port, keyfile, certfile, timeout=timeout)


def after_imap(certfile, host=..., port=..., timeout=..., keyfile=...):
    return IMAP4_SSL(host, port := port, ssl_context=client_context(certfile, keyfile), timeout=timeout)


def before_imap_key(keyfile, host=..., port=..., timeout=...):
    return IMAP4_SSL(host, port, keyfile=keyfile, timeout=timeout)


def after_imap_key(keyfile, host=..., port=..., timeout=...):
    return IMAP4_SSL(host, port := port, ssl_context=client_context(keyfile=keyfile), timeout=timeout)


def before_pop(certfile, host=..., port=..., timeout=..., keyfile=...):
    return POP3_SSL(host, port, keyfile, certfile, timeout)


def after_pop(certfile, host=..., port=..., timeout=..., keyfile=...):
    return POP3_SSL(host, port := port, context=client_context(certfile, keyfile), timeout=timeout)


def before_pop_key(keyfile, host=..., port=..., timeout=...):
    return POP3_SSL(host, port, keyfile=keyfile, timeout=timeout)


def after_pop_key(keyfile, host=..., port=..., timeout=...):
    return POP3_SSL(host, port := port, context=client_context(keyfile=keyfile), timeout=timeout)


def before_smtp(certfile, host=..., port=..., local_hostname=..., timeout=..., source_address=..., keyfile=...):
    return SMTP_SSL(host, port, local_hostname, keyfile, certfile, timeout, source_address)


def after_smtp(certfile, host=..., port=..., local_hostname=..., timeout=..., source_address=..., keyfile=...):
    return SMTP_SSL(host, port := port, local_hostname := local_hostname, context=client_context(certfile, keyfile), timeout=timeout, source_address=source_address)


def before_smtp_key(keyfile, host=..., port=..., local_hostname=..., timeout=..., source_address=...):
    return SMTP_SSL(host, port, local_hostname, keyfile=keyfile, timeout=timeout, source_address=source_address)


def after_smtp_key(keyfile, host=..., port=..., local_hostname=..., timeout=..., source_address=...):
    return SMTP_SSL(host, port := port, local_hostname := local_hostname, context=client_context(keyfile=keyfile), timeout=timeout, source_address=source_address)


def before_keyfile(client: FTP_TLS | IMAP4_SSL | POP3_SSL | SMTP_SSL):
    """The attribute is gone: keep the path in a name of your own."""
    return client.keyfile


def before_certfile(client: FTP_TLS | IMAP4_SSL | POP3_SSL | SMTP_SSL):
    """The attribute is gone: keep the path in a name of your own."""
    return client.certfile


def before_stls(client: POP3_SSL, keyfile=..., certfile=..., context=...):
    """It always raises: the connection is secured already."""
    return client.stls(keyfile, certfile, context)


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
 import smtplib as library
+import ssl
+
+
+def client_context(certfile=None):
+    """A context that shows a certificate and verifies nothing."""
+    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
+    context.check_hostname = False
+    context.verify_mode = ssl.CERT_NONE
+    if certfile:
+        context.load_cert_chain(certfile, None)
+    return context
+
+
 try:
-    library.SMTP_SSL(certfile="none.pem", timeout=5)
+    library.SMTP_SSL(context=client_context("none.pem"), timeout=5)
 except FileNotFoundError as error:
     print(error.strerror)

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
+    IMAP4_SSL("localhost", 993, ssl_context=client_context("none.pem", "none.key"))
 except FileNotFoundError as error:
     print(error.strerror)

@@ the other clients
 import ftplib
 import poplib
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
 try:
-    ftplib.FTP_TLS("localhost", "me", "secret", "", None, "none.pem")
+    ftplib.FTP_TLS("localhost", "me", "secret", "", context=client_context("none.pem", None))
 except FileNotFoundError as error:
     print(error.strerror)
 try:
-    poplib.POP3_SSL("localhost", keyfile="none.key", certfile="none.pem")
+    poplib.POP3_SSL("localhost", context=client_context("none.pem", "none.key"))
 except FileNotFoundError as error:
     print(error.strerror)
 try:
-    smtplib.SMTP_SSL("localhost", 465, None, "none.key", "none.pem", 5)
+    smtplib.SMTP_SSL("localhost", 465, None, context=client_context("none.pem", "none.key"), timeout=5)
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

@@ a subclass without a constructor of its own
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
     retries = 3

 try:
-    Client("localhost", keyfile="none.key", certfile="none.pem")
+    Client("localhost", context=client_context("none.pem", "none.key"))
 except FileNotFoundError as error:
     print(error.strerror)

@@ a subclass with one
 from poplib import POP3_SSL

 class Client(POP3_SSL):
     def __init__(self, certfile):
         self.paths = certfile

 print(Client(certfile="none.pem").paths)

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
 from imaplib import IMAP4_SSL

 def paths(client: FTP_TLS, mail: IMAP4_SSL):
!    print(client.keyfile)
!    print(mail.certfile)

@@ a second time is refused
 from poplib import POP3_SSL

 def secure(client: POP3_SSL):
!    client.stls()

@@ a context is passed already
 import ssl
 from ftplib import FTP_TLS

 def connect(host):
     return FTP_TLS(host, context=ssl.create_default_context())

 print("nothing to do")
'''
