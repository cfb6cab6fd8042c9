"""`strict` of `HTTPConnection` was removed in Python 3.4.

It has had no effect since Python 3.0: there are no answers of HTTP 0.9 any more. It stood
between `port` and `timeout`, so a third argument by position is a timeout now.
"""

from http.client import HTTPConnection, HTTPSConnection

deprecated = "3.2"
available = "3.0"
removed = "3.4"
reference = "whatsnew/3.4#api-and-feature-removals"
opt_in = True


def before(strict, host=..., port=..., timeout=..., source_address=...):
    return HTTPConnection(host, port, strict=strict, timeout=timeout, source_address=source_address)


def after(strict, host=..., port=..., timeout=..., source_address=...):
    return HTTPConnection(host, port := port, timeout := timeout, source_address := source_address)


def before_https(strict, host=..., port=..., timeout=..., source_address=..., context=...):
    return HTTPSConnection(
        host, port, strict=strict, timeout=timeout, source_address=source_address, context=context
    )


def after_https(strict, host=..., port=..., timeout=..., source_address=..., context=...):
    return HTTPSConnection(
        host, port := port, timeout=timeout, source_address=source_address, context=context
    )


examples = '''
@@ by keyword
 from http.client import HTTPConnection

-print(HTTPConnection("localhost", 8080, strict=True, timeout=3).port)
+print(HTTPConnection("localhost", 8080, timeout=3).port)

@@ over TLS
 from http.client import HTTPSConnection as Connection

-print(Connection(host="localhost", strict=1, timeout=3).port)
+print(Connection(host="localhost", timeout=3).port)

@@ a class of one's own
 import http.client

 class Connection(http.client.HTTPConnection):
     def __init__(self, host):
-        super().__init__(host, strict=False)
+        super().__init__(host)

 print(Connection("localhost").host)

@@ without it
 from http.client import HTTPConnection

 print(HTTPConnection("localhost", 8080, 3).port)

@@ another class
 class HTTPConnection:
     def __init__(self, host, strict):
         self.host = host

 print(HTTPConnection("localhost", strict=True).host)
'''
