from ftplib import FTP_TLS
try:
    FTP_TLS(keyfile="none.key", certfile="none.pem")
except FileNotFoundError as error:
    print(error.strerror)
import ftplib as library
try:
    library.FTP_TLS(certfile="none.pem", timeout=5)
except FileNotFoundError as error:
    print(error.strerror)
from ftplib import FTP_TLS
class Client(FTP_TLS):
    def __init__(self, host, key, cert):
        super().__init__(host, keyfile=key, certfile=cert)

try:
    Client("localhost", "none.key", "none.pem")
except FileNotFoundError as error:
    print(error.strerror)
