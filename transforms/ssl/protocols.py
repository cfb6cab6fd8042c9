"""Most protocols of `ssl` are deprecated since Python 3.6.

`PROTOCOL_TLS_SERVER` verifies no more than they did. `PROTOCOL_TLS_CLIENT`, however,
checks the certificate and the name of the server, unless `check_hostname` is set to
False and then `verify_mode` to `CERT_NONE`. Neither serves both sides, as
`PROTOCOL_TLS` does. Which side a context is for is not seen where it is created.
"""

import ssl

deprecated = "3.6"
reference = "library/ssl#ssl.PROTOCOL_TLS"


def before():
    """Pass `PROTOCOL_TLS_CLIENT` or `PROTOCOL_TLS_SERVER`; the first verifies the server."""
    return ssl.PROTOCOL_TLS


def before_ssl23():
    """Pass `PROTOCOL_TLS_CLIENT` or `PROTOCOL_TLS_SERVER`; the first verifies the server."""
    return ssl.PROTOCOL_SSLv23


def before_ssl2():
    """Take it out: no supported OpenSSL has SSL 2, so that the name is missing."""
    return ssl.PROTOCOL_SSLv2


def before_ssl3():
    """Take it out: no supported OpenSSL has SSL 3 unless it is built for it, so that the name is missing."""
    return ssl.PROTOCOL_SSLv3


def before_tls1():
    """Pass `PROTOCOL_TLS_CLIENT` or `PROTOCOL_TLS_SERVER`, and set `minimum_version` and `maximum_version` where the peer knows no more than TLS 1.0."""
    return ssl.PROTOCOL_TLSv1


def before_tls1_1():
    """Pass `PROTOCOL_TLS_CLIENT` or `PROTOCOL_TLS_SERVER`, and set `minimum_version` and `maximum_version` where the peer knows no more than TLS 1.1."""
    return ssl.PROTOCOL_TLSv1_1


def before_tls1_2():
    """Pass `PROTOCOL_TLS_CLIENT` or `PROTOCOL_TLS_SERVER`, and set `maximum_version` where TLS 1.3 is to be excluded."""
    return ssl.PROTOCOL_TLSv1_2


examples = '''
@@ both sides, and one version
 import ssl
 from ssl import PROTOCOL_SSLv23 as Any

!contexts = [ssl.SSLContext(ssl.PROTOCOL_TLS), ssl.SSLContext(Any)]
!contexts.append(ssl.SSLContext(ssl.PROTOCOL_TLSv1_2))
 print(len(contexts))

@@ the old ones
 import ssl

 def contexts():
!    yield ssl.SSLContext(ssl.PROTOCOL_SSLv2)
!    yield ssl.SSLContext(ssl.PROTOCOL_SSLv3)
!    yield ssl.SSLContext(ssl.PROTOCOL_TLSv1)
!    yield ssl.SSLContext(ssl.PROTOCOL_TLSv1_1)

 print(callable(contexts))

@@ the new ones
 import ssl

 print(ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).check_hostname)
'''
