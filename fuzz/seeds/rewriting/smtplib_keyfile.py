from smtplib import SMTP_SSL
try:
    SMTP_SSL(keyfile="none.key", certfile="none.pem")
except FileNotFoundError as error:
    print(error.strerror)
import smtplib as library
try:
    library.SMTP_SSL(certfile="none.pem", timeout=5)
except FileNotFoundError as error:
    print(error.strerror)
from smtplib import SMTP_SSL
class Client(SMTP_SSL):
    def __init__(self, host, key, cert):
        super().__init__(host, keyfile=key, certfile=cert)

try:
    Client("localhost", "none.key", "none.pem")
except FileNotFoundError as error:
    print(error.strerror)
