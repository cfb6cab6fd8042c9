"""`SSLSocket()` and `SSLObject()` raise since Python 3.7.

Both had constructors that were never documented. A context creates the objects.
"""

import ssl

deprecated = "3.6"
removed = "3.7"
reference = "whatsnew/3.7#ssl"


def before(*args, **options: Some):
    """Call `context.wrap_socket()`, which takes the arguments that are not about the context."""
    return ssl.SSLSocket(*args, **options)


def before_sock(*args: Some, **options):
    """Call `context.wrap_socket()`, which takes the arguments that are not about the context."""
    return ssl.SSLSocket(*args, **options)


def before_object(*args: Some, **options):
    """Call `context.wrap_bio(incoming, outgoing)`."""
    return ssl.SSLObject(*args, **options)


examples = '''
@@ calls
 import ssl
 from ssl import SSLObject

 def wrap(sock, inner):
!    one = ssl.SSLSocket(sock=sock, server_side=True)
!    return one, ssl.SSLSocket(sock), SSLObject(inner)

 print(callable(wrap))

@@ annotations, tests, and a context
 import ssl

 def wrap(sock, context: ssl.SSLContext) -> ssl.SSLSocket:
     if isinstance(sock, (ssl.SSLSocket, ssl.SSLObject)):
         return sock
     return context.wrap_socket(sock)

 print(callable(wrap))
'''
