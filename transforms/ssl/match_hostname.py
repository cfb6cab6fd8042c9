"""`ssl.match_hostname` was removed in Python 3.12.

It was deprecated in Python 3.7. OpenSSL checks the name during the handshake if the
context has `check_hostname` and `server_hostname` is passed to `wrap_socket()`; that
is the better way wherever the code makes the context.
For a certificate that has been received already, the module `_match_hostname`, which
is placed in the project once, accepts and refuses the same names as the old function.
The texts of its errors are others.
"""

from ._match_hostname import match_hostname

deprecated = "3.7"
removed = "3.12"
reference = "whatsnew/3.12#ssl"
safety = "suggested"
moves = {"ssl.match_hostname": "match_hostname"}

examples = '''
@@ a certificate is checked by hand
 import ssl
+from _match_hostname import match_hostname

 cert = {"subjectAltName": (("DNS", "*.example.org"), ("IP Address", "127.0.0.1"))}

 def check(host):
     try:
-        ssl.match_hostname(cert, host)
+        match_hostname(cert, host)
     except ssl.CertificateError:
         return False
     return True

 print(check("www.example.org"), check("example.org"), check("127.0.0.1"), check("127.0.0.2"))

@@ imported by name
-from ssl import match_hostname as match
+from _match_hostname import match_hostname as match

 match({"subject": ((("commonName", "example.org"),),)}, hostname="EXAMPLE.org")
 print("matched")

@@ a copy in the package if it is missing
 try:
     from ssl import match_hostname
 except ImportError:
     from package.vendor import match_hostname

@@ one of the project's own
 def match_hostname(cert, host):
     return cert == host

 print(match_hostname("a", "a"))
'''
