import urllib.request

class Opener(urllib.request.FancyURLopener):
    version = "Mozilla/5.0"

opener = Opener()
opener.addheader("X", "y")
print(opener.addheaders[0][1], opener.open("file:///dev/null").read())
from urllib.request import URLopener

class Opener(URLopener):
    def http_error_default(self, url, fp, errcode, errmsg, headers):
        raise OSError(errcode)

try:
    Opener().open("bogus:a")
except OSError as error:
    print(error)
import urllib.request

print(urllib.request.URLopener().open("file:///dev/null").read())
print(urllib.request.URLopener().retrieve(url="file:///dev/null")[0])
