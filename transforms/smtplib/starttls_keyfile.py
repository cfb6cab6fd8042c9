"""`keyfile` of `SMTP.starttls()` was removed in Python 3.12.

The parameters were deprecated in Python 3.6 and went away in 3.12.
The context that takes their place verifies exactly as much as before: nothing.
Use `ssl.create_default_context()` where the server is to be verified.
The files are read before the server is spoken to, and the environment variable
`SSLKEYLOGFILE` has no say in the new context.
"""

import ssl
from smtplib import SMTP

deprecated = "3.6"
available = "3.6"
removed = "3.12"
reference = "whatsnew/3.12#removed"
safety = "suggested"


def before(smtp: SMTP, certfile, keyfile=...):
    return smtp.starttls(keyfile, certfile)


def after(smtp: SMTP, certfile, keyfile=...):
    return smtp.starttls(context=client_context(certfile, keyfile))


def before_key(smtp: SMTP, keyfile):
    return smtp.starttls(keyfile=keyfile)


def after_key(smtp: SMTP, keyfile):
    return smtp.starttls(context=client_context(keyfile=keyfile))


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
@@ a certificate and its key
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
 def secure(host):
     with smtplib.SMTP(host) as smtp:
-        smtp.starttls("none.key", "none.pem")
+        smtp.starttls(context=client_context("none.pem", "none.key"))

 print("defined")

@@ by keyword, on an attribute
+import ssl
 from smtplib import SMTP as Client
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
 class Mailer:
     def __init__(self):
         self.client = Client()

     def secure(self, cert):
-        self.client.starttls(certfile=cert)
+        self.client.starttls(context=client_context(cert))

 print("defined")

@@ without files, or with a context
 import smtplib
 import ssl

 def secure(smtp: smtplib.SMTP):
     smtp.starttls()
     smtp.starttls(context=ssl.create_default_context())

 print("nothing to do")

@@ another class with a method of that name
 class Link:
     def starttls(self, keyfile, certfile): ...

 Link().starttls("none.key", "none.pem")
 print("nothing to do")
'''
