"""Contexts of `ssl` for both sides are deprecated since Python 3.10.

`SSLContext()`, `PROTOCOL_TLS`, `PROTOCOL_SSLv23` and the protocols of one version are
deprecated. `PROTOCOL_TLS_SERVER` verifies no more than they do. `PROTOCOL_TLS_CLIENT`,
however, checks the certificate and the name of the server, unless `check_hostname`
is set to False and then `verify_mode` to `CERT_NONE`. Neither serves both sides, and
which side a context is for is not seen where it is created.
"""

import ssl

deprecated = "3.10"
reference = "library/ssl#ssl.SSLContext"


def before(context):
    """Pass `PROTOCOL_TLS_CLIENT` or `PROTOCOL_TLS_SERVER`, or call `ssl.create_default_context()` for a client that verifies the server."""
    context = ssl.SSLContext()


def before_tls(context):
    """Pass `PROTOCOL_TLS_CLIENT` or `PROTOCOL_TLS_SERVER`, or call `ssl.create_default_context()` for a client that verifies the server."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS)


def before_ssl23(context):
    """Pass `PROTOCOL_TLS_CLIENT` or `PROTOCOL_TLS_SERVER`, or call `ssl.create_default_context()` for a client that verifies the server."""
    context = ssl.SSLContext(ssl.PROTOCOL_SSLv23)


def before_tls1(context):
    """Pass `PROTOCOL_TLS_CLIENT` or `PROTOCOL_TLS_SERVER`, and set `minimum_version` and `maximum_version` if the peer knows nothing newer than TLS 1.0."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLSv1)


def before_tls1_1(context):
    """Pass `PROTOCOL_TLS_CLIENT` or `PROTOCOL_TLS_SERVER`, and set `minimum_version` and `maximum_version` if the peer knows nothing newer than TLS 1.1."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLSv1_1)


def before_tls1_2(context):
    """Pass `PROTOCOL_TLS_CLIENT` or `PROTOCOL_TLS_SERVER`, and set `maximum_version` if TLS 1.3 is to be excluded."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLSv1_2)


examples = '''
@@ variables and an attribute
 import ssl
 from ssl import SSLContext, PROTOCOL_SSLv23 as ANY

 class Client:
     def __init__(self):
!        self.context = SSLContext(ANY)

!one = ssl.SSLContext()
!two = ssl.SSLContext(ssl.PROTOCOL_TLS)
 print(Client().context.check_hostname, one.check_hostname, two.check_hostname)

@@ one version
 import ssl

 def contexts():
!    old = ssl.SSLContext(ssl.PROTOCOL_TLSv1)
!    middle = ssl.SSLContext(ssl.PROTOCOL_TLSv1_1)
!    new = ssl.SSLContext(ssl.PROTOCOL_TLSv1_2)
     return old, middle, new

 print(callable(contexts))

@@ one side, and no call
 import ssl

 def connect(context: ssl.SSLContext):
     return isinstance(context, ssl.SSLContext)

 context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
 print(connect(context))
'''
