"""`hmac.new()` without `digestmod` is an error since Python 3.8.

The default was MD5, so that is what calls without it used. Other programs may have
to check the signatures, so the algorithm is kept; choose a better one if you can.
"""

import hmac
from typing import Literal

deprecated = "3.4"
available = "3.4"
removed = "3.8"
reference = "library/hmac#hmac.new"


def before(key, msg=...):
    return hmac.new(key, msg)


def after(key, msg=...):
    return hmac.new(key, msg, digestmod="md5")


def before_none(key, digestmod: Literal[None], msg=...):
    return hmac.new(key, msg, digestmod)


def after_none(key, digestmod, msg=...):
    return hmac.new(key, msg, digestmod="md5")


def before_class(key, msg=...):
    return hmac.HMAC(key, msg)


def after_class(key, msg=...):
    return hmac.HMAC(key, msg, digestmod="md5")


def before_class_none(key, digestmod: Literal[None], msg=...):
    return hmac.HMAC(key, msg, digestmod)


def after_class_none(key, digestmod, msg=...):
    return hmac.HMAC(key, msg, digestmod="md5")


examples = '''
@@ a key and a message
 import hmac

-print(hmac.new(b"key", b"message").hexdigest())
+print(hmac.new(b"key", b"message", digestmod="md5").hexdigest())

@@ by keyword, only a key, and None
 from hmac import new as sign

-first = sign(key=b"key", msg=b"message")
-second = sign(b"key")
+first = sign(key=b"key", msg=b"message", digestmod="md5")
+second = sign(b"key", digestmod="md5")
 second.update(b"message")
-print(first.digest() == second.digest(), sign(b"key", b"a", None).hexdigest())
+print(first.digest() == second.digest(), sign(b"key", b"a", digestmod="md5").hexdigest())

@@ the class
 import hmac

-print(hmac.HMAC(b"key", b"message").hexdigest(), hmac.HMAC(b"key", digestmod=None).hexdigest())
+print(hmac.HMAC(b"key", b"message", digestmod="md5").hexdigest(), hmac.HMAC(b"key", digestmod="md5").hexdigest())

@@ an algorithm is given
 import hashlib
 import hmac

 print(hmac.new(b"key", b"message", hashlib.sha256).name, hmac.new(b"key", digestmod="md5").name)

@@ arguments that cannot be seen
 import hmac

 def sign(*args):
!    return hmac.new(*args)

 print(sign(b"key", b"message", "sha1").hexdigest())

@@ another function of that name
 import hashlib

 print(hashlib.new("md5", b"message").hexdigest())
'''
