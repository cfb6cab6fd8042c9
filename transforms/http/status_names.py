"""Four members of `HTTPStatus` were renamed in Python 3.13.

RFC 9110 calls the statuses 413, 414, 416 and 422 otherwise. The old names are aliases that
stay without a warning.
"""

deprecated = "3.13"
available = "3.13"
reference = "library/http#http.HTTPStatus"
opt_in = True
identical = True
moves = {
    "http.HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE": "http.HTTPStatus.RANGE_NOT_SATISFIABLE",
    "http.HTTPStatus.REQUEST_ENTITY_TOO_LARGE": "http.HTTPStatus.CONTENT_TOO_LARGE",
    "http.HTTPStatus.REQUEST_URI_TOO_LONG": "http.HTTPStatus.URI_TOO_LONG",
    "http.HTTPStatus.UNPROCESSABLE_ENTITY": "http.HTTPStatus.UNPROCESSABLE_CONTENT",
}

examples = '''
@@ through the class, and through the module
 import http
+import sys
 from http import HTTPStatus

-print(HTTPStatus.REQUEST_ENTITY_TOO_LARGE.value)
-print(int(http.HTTPStatus.UNPROCESSABLE_ENTITY))
+print((HTTPStatus.CONTENT_TOO_LARGE if sys.version_info >= (3, 13) else HTTPStatus.REQUEST_ENTITY_TOO_LARGE).value)
+print(int(http.HTTPStatus.UNPROCESSABLE_CONTENT if sys.version_info >= (3, 13) else http.HTTPStatus.UNPROCESSABLE_ENTITY))

@@ an enumeration of one's own, and other names
 import enum
 from http import HTTPStatus

 class Status(enum.IntEnum):
     UNPROCESSABLE_ENTITY = 422

 print(Status.UNPROCESSABLE_ENTITY.value, HTTPStatus.NOT_FOUND.value)
'''
