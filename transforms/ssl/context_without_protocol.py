"""`ssl.SSLContext()` without a protocol is deprecated since Python 3.10.

It is a context for both sides that verifies nothing. `PROTOCOL_TLS_SERVER` verifies
no more. `PROTOCOL_TLS_CLIENT`, however, checks the certificate and the name of the
server, unless `check_hostname` is set to False and then `verify_mode` to `CERT_NONE`.
Which side a context is for is not seen where it is created.
"""

import ssl

deprecated = "3.10"
reference = "library/ssl#ssl.SSLContext"


def before(context):
    """Pass `PROTOCOL_TLS_CLIENT` or `PROTOCOL_TLS_SERVER`, or call `ssl.create_default_context()` for a client that verifies the server."""
    context = ssl.SSLContext()


examples = '''
@@ a variable, and an attribute
 import ssl

 class Client:
     def __init__(self):
!        self.context = ssl.SSLContext()

!context = ssl.SSLContext()
 print(context.check_hostname)

@@ with a protocol, and no call
 import ssl

 def connect(context: ssl.SSLContext):
     return isinstance(context, ssl.SSLContext)

 context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
 print(connect(context))
'''
