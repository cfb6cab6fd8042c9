"""`crypt` was removed in Python 3.13.

The distribution `legacycrypt` has the same functions and constants. It calls the same C
library, through `ctypes`, so that stored passwords can still be checked.

`hashlib` does not write the formats of `crypt`. `passlib` does, but its hashes differ as
text from those of `crypt()`, and its last release imports `crypt` itself; `libpass` is
a maintained fork. New code hashes passwords with `hashlib.scrypt()`, `bcrypt` or
`argon2-cffi`.
"""

deprecated = "3.11"
removed = "3.13"
reference = "whatsnew/3.13#whatsnew313-pep594"
safety = "suggested"
requires = ["legacycrypt"]
backport = "standard-crypt; python_version >= '3.13'"
alternatives = {
    "legacycrypt": "`legacycrypt` has the interface of `crypt` in pure Python.",
    "backport": "`standard-crypt` installs the old module.",
}
only_with = {"crypt/legacycrypt": ["legacycrypt"]}
moves = {"crypt": "legacycrypt"}

examples = '''
@@ a password is hashed and checked
-import crypt
+import legacycrypt as crypt
 from hmac import compare_digest

 stored = crypt.crypt("secret", crypt.mksalt(crypt.METHOD_SHA512))
 print(compare_digest(crypt.crypt("secret", stored), stored))

@@ by name
-from crypt import METHOD_SHA256, crypt as hash_password, mksalt
+from legacycrypt import METHOD_SHA256, crypt as hash_password, mksalt

 print(hash_password("secret", mksalt(METHOD_SHA256))[:3])

@@ in a function
 def methods():
-    import crypt
+    import legacycrypt as crypt
     return [method.name for method in crypt.methods]

 print(methods())

@@ another answer where it is missing
 try:
     import crypt
 except ImportError:
     import crypt_r as crypt

@@ under a test of the version
 import sys

 if sys.version_info < (3, 13):
     from crypt import crypt
 else:
     from legacycrypt import crypt

@@ another module of that name
 from package import crypt

 print(crypt.crypt("a"))
'''
