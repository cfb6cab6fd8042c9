"""`pathname` of `url2pathname()` was removed as a keyword in Python 3.14.

The parameter is called `url` now. It can be passed by position on every Python.
"""

from urllib.request import url2pathname

removed = "3.14"
available = "3.0"
reference = "library/urllib.request#urllib.request.url2pathname"


def before(pathname):
    return url2pathname(pathname=pathname)


def after(pathname):
    return url2pathname(pathname)


examples = '''
@@ by keyword
 from urllib.request import url2pathname

-print(url2pathname(pathname="/a%20b"))
+print(url2pathname("/a%20b"))

@@ through the module
 import urllib.request as request

-print(request.url2pathname(pathname="/a"))
+print(request.url2pathname("/a"))

@@ by position, and as a value
 from urllib.request import url2pathname

 print(url2pathname("/a%20b"), list(map(url2pathname, ["/a"])))

@@ a function of one's own
 def url2pathname(pathname):
     return pathname

 print(url2pathname(pathname="/a"))
'''
