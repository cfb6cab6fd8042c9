import ssl

def check(sock, host):
    ssl.match_hostname(sock.getpeercert(), host)
from ssl import match_hostname as match

def check(sock, host):
    match(sock.getpeercert(), host)
def match_hostname(cert, host):
    return cert == host

print(match_hostname("a", "a"))
