"""`string=` of `hashlib` functions is deprecated since Python 3.15.

The parameter is positional in the documentation. Its keyword was never the same
in all functions of the module, and will be removed in Python 3.19.
"""

import hashlib

deprecated = "3.15"
reference = "whatsnew/3.15#new-deprecations"


def before(name, data, **options):
    return hashlib.new(name, string=data, **options)


def after(name, data, **options):
    return hashlib.new(name, data, **options)


def before_md5(data, **options):
    return hashlib.md5(string=data, **options)


def after_md5(data, **options):
    return hashlib.md5(data, **options)


def before_sha1(data, **options):
    return hashlib.sha1(string=data, **options)


def after_sha1(data, **options):
    return hashlib.sha1(data, **options)


def before_sha224(data, **options):
    return hashlib.sha224(string=data, **options)


def after_sha224(data, **options):
    return hashlib.sha224(data, **options)


def before_sha256(data, **options):
    return hashlib.sha256(string=data, **options)


def after_sha256(data, **options):
    return hashlib.sha256(data, **options)


def before_sha384(data, **options):
    return hashlib.sha384(string=data, **options)


def after_sha384(data, **options):
    return hashlib.sha384(data, **options)


def before_sha512(data, **options):
    return hashlib.sha512(string=data, **options)


def after_sha512(data, **options):
    return hashlib.sha512(data, **options)


def before_sha3_224(data, **options):
    return hashlib.sha3_224(string=data, **options)


def after_sha3_224(data, **options):
    return hashlib.sha3_224(data, **options)


def before_sha3_256(data, **options):
    return hashlib.sha3_256(string=data, **options)


def after_sha3_256(data, **options):
    return hashlib.sha3_256(data, **options)


def before_sha3_384(data, **options):
    return hashlib.sha3_384(string=data, **options)


def after_sha3_384(data, **options):
    return hashlib.sha3_384(data, **options)


def before_sha3_512(data, **options):
    return hashlib.sha3_512(string=data, **options)


def after_sha3_512(data, **options):
    return hashlib.sha3_512(data, **options)


def before_shake_128(data, **options):
    return hashlib.shake_128(string=data, **options)


def after_shake_128(data, **options):
    return hashlib.shake_128(data, **options)


def before_shake_256(data, **options):
    return hashlib.shake_256(string=data, **options)


def after_shake_256(data, **options):
    return hashlib.shake_256(data, **options)


def before_blake2b(data, **options):
    return hashlib.blake2b(string=data, **options)


def after_blake2b(data, **options):
    return hashlib.blake2b(data, **options)


def before_blake2s(data, **options):
    return hashlib.blake2s(string=data, **options)


def after_blake2s(data, **options):
    return hashlib.blake2s(data, **options)


examples = '''
@@ by keyword
 import hashlib

-print(hashlib.md5(string=b"spam").hexdigest())
+print(hashlib.md5(b"spam").hexdigest())
-print(hashlib.sha256(usedforsecurity=False, string=b"spam").hexdigest())
+print(hashlib.sha256(b"spam", usedforsecurity=False).hexdigest())

@@ by name
 from hashlib import sha1 as digest

-print(digest(string=b"spam").digest())
+print(digest(b"spam").digest())

@@ the other functions
 import hashlib

 def digests(data):
-    yield hashlib.new("sha3_256", string=data)
+    yield hashlib.new("sha3_256", data)
-    yield hashlib.sha3_512(string=data)
+    yield hashlib.sha3_512(data)
-    yield hashlib.blake2b(string=data, digest_size=8)
+    yield hashlib.blake2b(data, digest_size=8)
-    yield hashlib.shake_128(string=data)
+    yield hashlib.shake_128(data)

 print(callable(digests))

@@ by position
 import hashlib

 print(hashlib.sha1(b"spam").hexdigest(), hashlib.new("md5", b"spam").hexdigest())

@@ a function of one's own
 def md5(string):
     return len(string)

 print(md5(string=b"spam"))
'''
