import smtpd
import smtplib
import threading

class Server(smtpd.SMTPServer):
    def process_message(self, peer, mailfrom, rcpttos, data, **kwargs):
        print(mailfrom, rcpttos, data, kwargs)
        self.close()

def deliver(port):
    with smtplib.SMTP("127.0.0.1", port) as client:
        client.sendmail("a@example.org", ["b@example.org"], b"spam\n")

server = Server(("127.0.0.1", 0), None)
client = threading.Thread(target=deliver, args=[server.socket.getsockname()[1]])
client.start()
smtpd.asyncore.loop()
client.join()
from smtpd import DebuggingServer as Debug, SMTPChannel

class Channel(SMTPChannel):
    def smtp_NOOP(self, arg):
        self.push("250 still here")

class Server(Debug):
    channel_class = Channel

server = Server(("127.0.0.1", 0), None)
print(server.accepting)
server.close()
def server(address):
    import smtpd
    return smtpd.PureProxy(address, None, decode_data=True)

server(("127.0.0.1", 0)).close()
print("served")
