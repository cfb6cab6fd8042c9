import urllib.request

request = urllib.request.Request("http://localhost:80/a?b=c")
request.add_data(b"d")
print(request.get_host(), request.get_selector(), request.get_type(), request.get_data())
print(request.get_origin_req_host(), request.is_unverifiable(), not request.has_data())
from urllib.request import Request

class Delete(Request):
    def get_method(self):
        return "POST" if self.has_data() else "DELETE"

def show(request: Request):
    return request.get_selector()

print(Delete("http://localhost/a").get_method(), show(Delete("http://localhost/a")))
from urllib.request import Request

print(callable(Request("http://localhost/").get_host))
