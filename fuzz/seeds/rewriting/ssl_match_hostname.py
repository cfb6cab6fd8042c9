import ssl

cert = {"subjectAltName": (("DNS", "*.example.org"), ("IP Address", "127.0.0.1"))}

def check(host):
    try:
        ssl.match_hostname(cert, host)
    except ssl.CertificateError:
        return False
    return True

print(check("www.example.org"), check("example.org"), check("127.0.0.1"), check("127.0.0.2"))
from ssl import match_hostname as match

match({"subject": ((("commonName", "example.org"),),)}, hostname="EXAMPLE.org")
print("matched")
try:
    from ssl import match_hostname
except ImportError:
    from package.vendor import match_hostname
