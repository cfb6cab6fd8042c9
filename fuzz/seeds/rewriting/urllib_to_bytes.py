import urllib.parse
from urllib.parse import to_bytes

print(to_bytes("http://host/"), urllib.parse.to_bytes(b"a"))
try:
    to_bytes("http://host/\xe9")
except UnicodeError as error:
    print(error)
print((3).to_bytes(2, "big"))
def to_bytes(url):
    return url.encode()

print(to_bytes("a"))
