"""`Request.get_data()` and its kin were removed in Python 3.4.

They are the attributes `data`, `host`, `origin_req_host`, `selector`, `type` and
`unverifiable`.
"""

from urllib.request import Request

deprecated = "3.3"
available = "3.3"
removed = "3.4"
reference = "whatsnew/3.4#api-and-feature-removals"
opt_in = True


def before_add_data(request: Request, data):
    request.add_data(data)


def after_add_data(request: Request, data):
    request.data = data


def before_get_data(request: Request):
    return request.get_data()


def after_get_data(request: Request):
    return request.data


def before_get_host(request: Request):
    return request.get_host()


def after_get_host(request: Request):
    return request.host


def before_get_origin_req_host(request: Request):
    return request.get_origin_req_host()


def after_get_origin_req_host(request: Request):
    return request.origin_req_host


def before_get_selector(request: Request):
    return request.get_selector()


def after_get_selector(request: Request):
    return request.selector


def before_get_type(request: Request):
    return request.get_type()


def after_get_type(request: Request):
    return request.type


def before_has_data(request: Request):
    return request.has_data()


def after_has_data(request: Request):
    return request.data is not None


def before_has_no_data(request: Request):
    return not request.has_data()


def after_has_no_data(request: Request):
    return request.data is None


def before_is_unverifiable(request: Request):
    return request.is_unverifiable()


def after_is_unverifiable(request: Request):
    return request.unverifiable


examples = '''
@@ on a request that is made here
 import urllib.request

 request = urllib.request.Request("http://localhost:80/a?b=c")
-request.add_data(b"d")
-print(request.get_host(), request.get_selector(), request.get_type(), request.get_data())
-print(request.get_origin_req_host(), request.is_unverifiable(), not request.has_data())
+request.data = b"d"
+print(request.host, request.selector, request.type, request.data)
+print(request.origin_req_host, request.unverifiable, request.data is None)

@@ in a subclass, and through an annotation
 from urllib.request import Request

 class Delete(Request):
     def get_method(self):
-        return "POST" if self.has_data() else "DELETE"
+        return "POST" if self.data is not None else "DELETE"

 def show(request: Request):
-    return request.get_selector()
+    return request.selector

 print(Delete("http://localhost/a").get_method(), show(Delete("http://localhost/a")))

@@ as a value
 from urllib.request import Request

!print(callable(Request("http://localhost/").get_host))

@@ methods that stay
 from urllib.request import Request

 request = Request("http://localhost/", headers={"A": "b"})
 print(request.get_method(), request.get_header("A"), request.get_full_url(), request.data)

@@ another class
 class Form:
     def get_data(self):
         return b""

     def add_data(self, data):
         print(data)

 Form().add_data(Form().get_data())
'''
