"""`getcode()`, `geturl()` and `info()` of responses are deprecated.

Python's documentation calls them deprecated since Python 3.9, in favour of the attributes
`status`, `url` and `headers`, but they do not warn, and no removal is planned.
"""

from http.client import HTTPResponse
from urllib.response import addinfourl

deprecated = "3.9"
available = "3.9"
reference = "library/urllib.request#urllib.response.addinfourl.getcode"
opt_in = True


def before_code(response: HTTPResponse | addinfourl):
    return response.getcode()


def after_code(response: HTTPResponse | addinfourl):
    return response.status


def before_url(response: HTTPResponse | addinfourl):
    return response.geturl()


def after_url(response: HTTPResponse | addinfourl):
    return response.url


def before_info(response: HTTPResponse | addinfourl):
    return response.info()


def after_info(response: HTTPResponse | addinfourl):
    return response.headers


def before_attribute(response: addinfourl):
    return response.code


def after_attribute(response: addinfourl):
    return response.status


examples = '''
@@ what is open
 import io
 from urllib.response import addinfourl

 response = addinfourl(io.BytesIO(b"a"), {"b": "c"}, "http://localhost/", 200)
-print(response.getcode(), response.geturl(), response.info(), response.code)
+print(response.status, response.url, response.headers, response.status)

@@ the answer of a connection
 from http.client import HTTPResponse

 def show(response: HTTPResponse):
-    print(response.getcode(), response.info()["Content-Type"], response.geturl())
+    print(response.status, response.headers["Content-Type"], response.url)

@@ a response of which nothing is known
 def show(response):
     print(response.info(), response.geturl())

@@ the attributes
 from http.client import HTTPResponse

 def show(response: HTTPResponse):
     print(response.status, response.headers, response.url)

@@ methods of another class
 class Package:
     def info(self):
         return "a"

 print(Package().info())
'''
