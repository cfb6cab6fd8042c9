import http.client
try:
    http.client.HTTPSConnection("localhost", key_file="none.key", cert_file="none.pem")
except FileNotFoundError as error:
    print(error.strerror)
from http.client import HTTPSConnection
def connect(host):
    return HTTPSConnection(host, 8443, timeout=3, check_hostname=False)

print(connect("localhost").timeout)
import ssl
from http.client import HTTPSConnection
class Connection(HTTPSConnection):
    def __init__(self, host, cert):
        super().__init__(host, cert_file=cert, context=ssl.create_default_context())

try:
    Connection("localhost", "none.pem")
except FileNotFoundError as error:
    print(error.strerror)
