import nturl2path

print(nturl2path.url2pathname("a") + nturl2path.pathname2url("b"))
import os

def path(url):
    if os.name == "nt":
        from nturl2path import url2pathname
        return url2pathname(url)
    return url

print(path("a"))
from urllib.request import pathname2url

print(pathname2url("a"))
