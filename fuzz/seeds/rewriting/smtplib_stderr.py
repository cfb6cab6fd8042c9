import smtplib
print("sent", file=smtplib.stderr)
from smtplib import SMTP, stderr
print(SMTP, file=stderr)
import sys
print("sent", file=sys.stderr)
