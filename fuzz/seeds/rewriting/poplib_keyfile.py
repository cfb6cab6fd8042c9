from poplib import POP3_SSL
try:
    POP3_SSL("localhost", keyfile="none.key", certfile="none.pem")
except FileNotFoundError as error:
    print(error.strerror)
import poplib as library
try:
    library.POP3_SSL("localhost", certfile="none.pem", timeout=5)
except FileNotFoundError as error:
    print(error.strerror)
from poplib import POP3_SSL
class Client(POP3_SSL):
    def __init__(self, host, key, cert):
        super().__init__(host, keyfile=key, certfile=cert)

try:
    Client("localhost", "none.key", "none.pem")
except FileNotFoundError as error:
    print(error.strerror)
