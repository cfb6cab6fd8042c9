import smtpd
import asyncore

class Server(smtpd.SMTPServer):
    def process_message(self, peer, mailfrom, rcpttos, data, **kwargs):
        print(mailfrom, rcpttos)

def main():
    Server(("127.0.0.1", 0), None)
    asyncore.loop()
from smtpd import DebuggingServer as Debug, PureProxy, SMTPChannel

def serve(address):
    return Debug(address, None), PureProxy(address, address), SMTPChannel
import smtpd
