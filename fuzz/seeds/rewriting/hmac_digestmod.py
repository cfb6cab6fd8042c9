import hmac

print(hmac.new(b"key", b"message").hexdigest())
from hmac import new as sign

first = sign(key=b"key", msg=b"message")
second = sign(b"key")
second.update(b"message")
print(first.digest() == second.digest(), sign(b"key", b"a", None).hexdigest())
import hmac

print(hmac.HMAC(b"key", b"message").hexdigest(), hmac.HMAC(b"key", digestmod=None).hexdigest())
