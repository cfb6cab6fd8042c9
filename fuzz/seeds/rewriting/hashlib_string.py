import hashlib

print(hashlib.md5(string=b"spam").hexdigest())
print(hashlib.sha256(usedforsecurity=False, string=b"spam").hexdigest())
from hashlib import sha1 as digest

print(digest(string=b"spam").digest())
import hashlib

def digests(data):
    yield hashlib.new("sha3_256", string=data)
    yield hashlib.sha3_512(string=data)
    yield hashlib.blake2b(string=data, digest_size=8)
    yield hashlib.shake_128(string=data)

print(callable(digests))
