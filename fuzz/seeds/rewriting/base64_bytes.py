import base64

print(base64.decodestring(base64.encodestring(b"spam")))
from base64 import b64encode, encodestring

print(encodestring(b"user:secret").strip() == b64encode(b"user:secret"))
from base64 import decodestring as decode

print(decode(b"c3BhbQ==\n"))
