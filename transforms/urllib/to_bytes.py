"""`urllib.parse.to_bytes()` is deprecated since Python 3.8.

It was never documented, and its removal has no date. It returns a text, and checks that
there are only ASCII characters in it; a function that does the same is copied into the
module.
"""

deprecated = "3.8"
available = "3.0"
reference = "deprecations/index#pending-removal-in-future-versions"
moves = {"urllib.parse.to_bytes": "to_bytes"}


def to_bytes(url):
    """Return a URL as it is, or raise an error if it contains other than ASCII characters."""
    if isinstance(url, str) and any(character > "\x7f" for character in url):
        raise UnicodeError("URL " + repr(url) + " contains non-ASCII characters")
    return url


examples = r'''
@@ by name, and through the module
-import urllib.parse
-from urllib.parse import to_bytes
+def to_bytes(url):
+    """Return a URL as it is, or raise an error if it contains other than ASCII characters."""
+    if isinstance(url, str) and any(character > "\x7f" for character in url):
+        raise UnicodeError("URL " + repr(url) + " contains non-ASCII characters")
+    return url

-print(to_bytes("http://host/"), urllib.parse.to_bytes(b"a"))
+
+print(to_bytes("http://host/"), to_bytes(b"a"))
 try:
     to_bytes("http://host/\xe9")
 except UnicodeError as error:
     print(error)

@@ the method of a number
 print((3).to_bytes(2, "big"))

@@ a function of one's own
 def to_bytes(url):
     return url.encode()

 print(to_bytes("a"))
'''
