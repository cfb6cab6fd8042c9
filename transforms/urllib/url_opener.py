"""`URLopener` and `FancyURLopener` were removed in Python 3.14.

The module `_url_opener`, which is placed in the project once, has both classes, for Python
3.8 and later. They open URLs with `build_opener()` and its handlers, and call the methods
`http_error_…` of subclasses as before. What differs: a failed connection raises `URLError`,
which is an `OSError`; the page of an error that `FancyURLopener` does not raise can be
read; `geturl()` leaves a password out; and methods such as `open_http()` are not called.

A `URLopener()` that is made for one call becomes `urlopen()` or `urlretrieve()`, which
follow redirections. For another user agent, new code passes a `Request` with a header to
`urlopen()`.
"""

import urllib.request
from urllib.request import URLopener

from . import _url_opener

deprecated = "3.3"
available = "3.0"
removed = "3.14"
reference = "whatsnew/3.14#urllib"
safety = "suggested"
moves = {
    "urllib.request.FancyURLopener": "_url_opener.FancyURLopener",
    "urllib.request.URLopener": "_url_opener.URLopener",
}


def before_open(fullurl, data=...):
    return URLopener().open(fullurl, data)


def after_open(fullurl, data=...):
    return urllib.request.urlopen(url := fullurl, data := data)


def before_retrieve(url, filename=..., reporthook=..., data=...):
    return URLopener().retrieve(url, filename, reporthook, data)


def after_retrieve(url, filename=..., reporthook=..., data=...):
    return urllib.request.urlretrieve(
        url, filename := filename, reporthook := reporthook, data := data
    )


examples = '''
@@ a user agent
-import urllib.request
+import _url_opener

-class Opener(urllib.request.FancyURLopener):
+class Opener(_url_opener.FancyURLopener):
     version = "Mozilla/5.0"

 opener = Opener()
 opener.addheader("X", "y")
 print(opener.addheaders[0][1], opener.open("file:///dev/null").read())

@@ by name, and errors
-from urllib.request import URLopener
+from _url_opener import URLopener

 class Opener(URLopener):
     def http_error_default(self, url, fp, errcode, errmsg, headers):
         raise OSError(errcode)

 try:
     Opener().open("bogus:a")
 except OSError as error:
     print(error)

@@ for one call
 import urllib.request

-print(urllib.request.URLopener().open("file:///dev/null").read())
-print(urllib.request.URLopener().retrieve(url="file:///dev/null")[0])
+print(urllib.request.urlopen("file:///dev/null").read())
+print(urllib.request.urlretrieve("file:///dev/null")[0])

@@ in a package
 # file: app/__init__.py

 # file: app/get.py
-import urllib.request
+from . import _url_opener

 def get(url, path):
-    opener = urllib.request.URLopener()
+    opener = _url_opener.URLopener()
     opener.retrieve(url, path)

@@ the functions that replace them
 from urllib.request import build_opener, urlopen

 print(urlopen("file:///dev/null").read(), callable(build_opener().open))

@@ another class of that name
 class URLopener:
     def open(self, url):
         return url

 print(URLopener().open("a"))
'''
