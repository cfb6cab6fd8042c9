from imaplib import IMAP4_SSL
try:
    IMAP4_SSL(keyfile="none.key", certfile="none.pem")
except FileNotFoundError as error:
    print(error.strerror)
import imaplib as library
try:
    library.IMAP4_SSL(certfile="none.pem", timeout=5)
except FileNotFoundError as error:
    print(error.strerror)
from imaplib import IMAP4_SSL
class Client(IMAP4_SSL):
    def __init__(self, host, key, cert):
        super().__init__(host, keyfile=key, certfile=cert)

try:
    Client("localhost", "none.key", "none.pem")
except FileNotFoundError as error:
    print(error.strerror)
