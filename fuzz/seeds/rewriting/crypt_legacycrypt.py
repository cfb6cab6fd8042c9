import crypt
from hmac import compare_digest

stored = crypt.crypt("secret", crypt.mksalt(crypt.METHOD_SHA512))
print(compare_digest(crypt.crypt("secret", stored), stored))
from crypt import METHOD_SHA256, crypt as hash_password, mksalt

print(hash_password("secret", mksalt(METHOD_SHA256))[:3])
def methods():
    import crypt
    return [method.name for method in crypt.methods]

print(methods())
