"""`ssl.match_hostname` was removed in Python 3.12.

It was deprecated in Python 3.7 and went away in 3.12.
OpenSSL checks the name during the handshake, when the context's `check_hostname`
is true and `server_hostname` is passed.
Nothing takes its place for a certificate that has been received already.
"""

import ssl

deprecated = "3.7"
removed = "3.12"
reference = "whatsnew/3.12#ssl"


def before():
    """Set `context.check_hostname = True` and pass `server_hostname=` to `wrap_socket()`: the handshake then checks the name."""
    return ssl.match_hostname


examples = '''
@@ a certificate is checked by hand
 import ssl

 def check(sock, host):
!    ssl.match_hostname(sock.getpeercert(), host)

@@ imported by name
 from ssl import match_hostname as match

 def check(sock, host):
!    match(sock.getpeercert(), host)

@@ one of the project's own
 def match_hostname(cert, host):
     return cert == host

 print(match_hostname("a", "a"))
'''
