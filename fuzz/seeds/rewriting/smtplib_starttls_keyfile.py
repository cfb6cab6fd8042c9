import smtplib
def secure(host):
    with smtplib.SMTP(host) as smtp:
        smtp.starttls("none.key", "none.pem")

print("defined")
from smtplib import SMTP as Client
class Mailer:
    def __init__(self):
        self.client = Client()

    def secure(self, cert):
        self.client.starttls(certfile=cert)

print("defined")
import smtplib
import ssl

def secure(smtp: smtplib.SMTP):
    smtp.starttls()
    smtp.starttls(context=ssl.create_default_context())

print("nothing to do")
