"""`cafile` of `urlopen()` was removed in Python 3.13.

The parameters were deprecated in Python 3.6 and went away in 3.13.
The context that takes their place verifies against the same certificates.
It does not offer HTTP/1.1 by ALPN, which servers do not ask for, and where
`cafile` is `None` at run time an opener that was installed is not used.
From Python 3.13 on, `ssl.create_default_context()` is stricter about the form of
certificates.
"""

import ssl
from typing import Literal
from urllib.request import urlopen

deprecated = "3.6"
available = "3.4"
removed = "3.13"
reference = "whatsnew/3.13#urllib"
safety = "suggested"


def before(url, cafile, data=..., timeout=..., capath=...):
    return urlopen(url, data, timeout, cafile=cafile, capath=capath)


def after(url, cafile, data=..., timeout=..., capath=...):
    return urlopen(
        url,
        data=data,
        timeout=timeout,
        context=ssl.create_default_context(cafile=cafile, capath=capath),
    )


def before_path(url, capath, data=..., timeout=...):
    return urlopen(url, data, timeout, capath=capath)


def after_path(url, capath, data=..., timeout=...):
    return urlopen(
        url, data=data, timeout=timeout, context=ssl.create_default_context(capath=capath)
    )


def before_default(url, cafile, cadefault, data=..., timeout=..., capath=...):
    return urlopen(url, data, timeout, cafile=cafile, capath=capath, cadefault=cadefault)


def after_default(url, cafile, cadefault, data=..., timeout=..., capath=...):
    return urlopen(
        url,
        data=data,
        timeout=timeout,
        context=ssl.create_default_context(cafile=cafile, capath=capath),
    )


def before_true(url, cadefault: Literal[True], data=..., timeout=...):
    return urlopen(url, data, timeout, cadefault=cadefault)


def after_true(url, cadefault: Literal[True], data=..., timeout=...):
    return urlopen(url, data := data, timeout := timeout, context=ssl.create_default_context())


def before_false(url, cadefault: Literal[False], data=..., timeout=..., context=...):
    return urlopen(url, data, timeout, cadefault=cadefault, context=context)


def after_false(url, cadefault: Literal[False], data=..., timeout=..., context=...):
    return urlopen(url, data := data, timeout := timeout, context=context)


examples = '''
@@ a file of certificates
+import ssl
 from urllib.request import urlopen

 try:
-    urlopen("https://localhost/", cafile="none.pem")
+    urlopen("https://localhost/", context=ssl.create_default_context(cafile="none.pem"))
 except FileNotFoundError as error:
     print(error.strerror)

@@ data, a file and a folder
+import ssl
 import urllib.request as request

 try:
-    request.urlopen("https://localhost/", b"", 5, cafile="none.pem", capath="none")
+    request.urlopen("https://localhost/", data=b"", timeout=5, context=ssl.create_default_context(cafile="none.pem", capath="none"))
 except FileNotFoundError as error:
     print(error.strerror)

@@ the default of the system
+import ssl
 from urllib.request import urlopen

 def read(url):
-    return urlopen(url, cadefault=True).read()
+    return urlopen(url, context=ssl.create_default_context()).read()

 print("defined")

@@ not the default
 from urllib.request import urlopen

 def read(url):
-    return urlopen(url, None, 5, cadefault=False).read()
+    return urlopen(url, None, 5).read()

 print("defined")

@@ the function as a value
 import urllib.request

 def read(url, opener=urllib.request.urlopen):
     return opener(url).read()

 print("defined")

@@ a context is passed already
 import ssl
 from urllib.request import urlopen

 def read(url):
     return urlopen(url, context=ssl.create_default_context()).read()

 print("nothing to do")
'''
