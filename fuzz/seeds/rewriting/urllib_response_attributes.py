import io
from urllib.response import addinfourl

response = addinfourl(io.BytesIO(b"a"), {"b": "c"}, "http://localhost/", 200)
print(response.getcode(), response.geturl(), response.info(), response.code)
from http.client import HTTPResponse

def show(response: HTTPResponse):
    print(response.getcode(), response.info()["Content-Type"], response.geturl())
def show(response):
    print(response.info(), response.geturl())
