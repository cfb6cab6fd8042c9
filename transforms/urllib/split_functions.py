"""`urllib.parse.splithost()` and its kin are deprecated since Python 3.8.

They were never documented, and their removal has no date. Functions that return the same
are copied into the module; `urlsplit()` returns other values, such as empty strings
instead of `None`. Before Python 3.10, `splitnport()` accepted digits other than 0 to 9.
"""

import re

deprecated = "3.8"
available = "3.0"
reference = "deprecations/index#pending-removal-in-future-versions"
moves = {
    "urllib.parse.splitattr": "splitattr",
    "urllib.parse.splithost": "splithost",
    "urllib.parse.splitnport": "splitnport",
    "urllib.parse.splitpasswd": "splitpasswd",
    "urllib.parse.splitport": "splitport",
    "urllib.parse.splitquery": "splitquery",
    "urllib.parse.splittag": "splittag",
    "urllib.parse.splittype": "splittype",
    "urllib.parse.splituser": "splituser",
    "urllib.parse.splitvalue": "splitvalue",
}


def splitattr(url):
    """Split '/path;a=1;b=2' into '/path' and ['a=1', 'b=2']."""
    path, *attributes = url.split(";")
    return path, attributes


def splithost(url):
    """Split '//host:port/path' into 'host:port' and '/path'; the host is None without '//'."""
    if not url.startswith("//"):
        return None, url
    host, path = re.match(r"//([^/#?]*)(.*)", url, re.DOTALL).groups()
    return host, "/" + path if path[:1] in ("#", "?") else path


def splitnport(host, defport=-1):
    """Split 'host:80' into 'host' and 80; the port is None if it is not a number."""
    name, colon, port = host.rpartition(":")
    if not colon:
        return host, defport
    if not port:
        return name, defport
    return name, int(port) if re.fullmatch("[0-9]+", port) else None


def splitpasswd(user):
    """Split 'user:password' into 'user' and 'password'; the password is None without ':'."""
    name, colon, password = user.partition(":")
    return name, password if colon else None


def splitport(host):
    """Split 'host:80' into 'host' and '80'; the port is None if there is none."""
    name, colon, port = host.rpartition(":")
    if not colon or re.search("[^0-9]", port):
        return host, None
    return name, port or None


def splitquery(url):
    """Split '/path?query' into '/path' and 'query'; the query is None without '?'."""
    path, mark, query = url.rpartition("?")
    return (path, query) if mark else (url, None)


def splittag(url):
    """Split '/path#tag' into '/path' and 'tag'; the tag is None without '#'."""
    path, mark, tag = url.rpartition("#")
    return (path, tag) if mark else (url, None)


def splittype(url):
    """Split 'scheme:rest' into 'scheme' and 'rest'; the scheme is None if there is none."""
    scheme, colon, rest = url.partition(":")
    return (scheme.lower(), rest) if colon and scheme and "/" not in scheme else (None, url)


def splituser(host):
    """Split 'user@host' into 'user' and 'host'; the user is None without '@'."""
    user, at, name = host.rpartition("@")
    return user if at else None, name


def splitvalue(attr):
    """Split 'name=value' into 'name' and 'value'; the value is None without '='."""
    name, equals, value = attr.partition("=")
    return name, value if equals else None


examples = '''
@@ the parts of a URL
-from urllib.parse import splithost, splittype
+import re
+
+
+def splithost(url):
+    """Split '//host:port/path' into 'host:port' and '/path'; the host is None without '//'."""
+    if not url.startswith("//"):
+        return None, url
+    host, path = re.match(r"//([^/#?]*)(.*)", url, re.DOTALL).groups()
+    return host, "/" + path if path[:1] in ("#", "?") else path
+
+
+def splittype(url):
+    """Split 'scheme:rest' into 'scheme' and 'rest'; the scheme is None if there is none."""
+    scheme, colon, rest = url.partition(":")
+    return (scheme.lower(), rest) if colon and scheme and "/" not in scheme else (None, url)
+

 scheme, rest = splittype("HTTP://host:80/path")
 print(scheme, splithost(rest))

@@ through the module, as a value
-import urllib.parse
+import re

-print(urllib.parse.splitport("host:80"), urllib.parse.splitnport("host:x", 80))
-print(list(map(urllib.parse.splitquery, ["/a?b", "/a"])))
+
+def splitnport(host, defport=-1):
+    """Split 'host:80' into 'host' and 80; the port is None if it is not a number."""
+    name, colon, port = host.rpartition(":")
+    if not colon:
+        return host, defport
+    if not port:
+        return name, defport
+    return name, int(port) if re.fullmatch("[0-9]+", port) else None
+
+
+def splitport(host):
+    """Split 'host:80' into 'host' and '80'; the port is None if there is none."""
+    name, colon, port = host.rpartition(":")
+    if not colon or re.search("[^0-9]", port):
+        return host, None
+    return name, port or None
+
+
+def splitquery(url):
+    """Split '/path?query' into '/path' and 'query'; the query is None without '?'."""
+    path, mark, query = url.rpartition("?")
+    return (path, query) if mark else (url, None)
+
+
+print(splitport("host:80"), splitnport("host:x", 80))
+print(list(map(splitquery, ["/a?b", "/a"])))

@@ the other functions
-import urllib.parse as up
+def splitattr(url):
+    """Split '/path;a=1;b=2' into '/path' and ['a=1', 'b=2']."""
+    path, *attributes = url.split(";")
+    return path, attributes

-user, host = up.splituser("me:pass@host")
-print(host, up.splitpasswd(user), up.splitvalue("a=b"), up.splittag("/a#b"), up.splitattr("/a;b=1;c"))
+
+def splitpasswd(user):
+    """Split 'user:password' into 'user' and 'password'; the password is None without ':'."""
+    name, colon, password = user.partition(":")
+    return name, password if colon else None
+
+
+def splittag(url):
+    """Split '/path#tag' into '/path' and 'tag'; the tag is None without '#'."""
+    path, mark, tag = url.rpartition("#")
+    return (path, tag) if mark else (url, None)
+
+
+def splituser(host):
+    """Split 'user@host' into 'user' and 'host'; the user is None without '@'."""
+    user, at, name = host.rpartition("@")
+    return user if at else None, name
+
+
+def splitvalue(attr):
+    """Split 'name=value' into 'name' and 'value'; the value is None without '='."""
+    name, equals, value = attr.partition("=")
+    return name, value if equals else None
+
+
+user, host = splituser("me:pass@host")
+print(host, splitpasswd(user), splitvalue("a=b"), splittag("/a#b"), splitattr("/a;b=1;c"))

@@ functions that stay
 from urllib.parse import urldefrag, urlsplit

 print(urlsplit("http://host/path?a=b").query, urldefrag("/a#b"))

@@ functions of one's own
 def splittype(url):
     return url.split(":", 1)

 print(splittype("http://host"))

@@ a package for Python 2 and 3
 from six.moves.urllib.parse import quote

 print(quote("a b"))
'''
