from urllib.request import url2pathname

print(url2pathname(pathname="/a%20b"))
import urllib.request as request

print(request.url2pathname(pathname="/a"))
from urllib.request import url2pathname

print(url2pathname("/a%20b"), list(map(url2pathname, ["/a"])))
