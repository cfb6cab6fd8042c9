from http.client import HTTPConnection

print(HTTPConnection("localhost", 8080, strict=True, timeout=3).port)
from http.client import HTTPSConnection as Connection

print(Connection(host="localhost", strict=1, timeout=3).port)
import http.client

class Connection(http.client.HTTPConnection):
    def __init__(self, host):
        super().__init__(host, strict=False)

print(Connection("localhost").host)
