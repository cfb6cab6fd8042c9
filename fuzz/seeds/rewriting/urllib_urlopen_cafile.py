from urllib.request import urlopen

try:
    urlopen("https://localhost/", cafile="none.pem")
except FileNotFoundError as error:
    print(error.strerror)
import urllib.request as request

try:
    request.urlopen("https://localhost/", b"", 5, cafile="none.pem", capath="none")
except FileNotFoundError as error:
    print(error.strerror)
from urllib.request import urlopen

def read(url):
    return urlopen(url, cadefault=True).read()

print("defined")
