from ftplib import FTP_TLS
try:
    FTP_TLS(keyfile="none.key", certfile="none.pem")
except FileNotFoundError as error:
    print(error.strerror)
import smtplib as library
try:
    library.SMTP_SSL(certfile="none.pem", timeout=5)
except FileNotFoundError as error:
    print(error.strerror)
from imaplib import IMAP4_SSL
try:
    IMAP4_SSL("localhost", 993, "none.key", "none.pem")
except FileNotFoundError as error:
    print(error.strerror)
