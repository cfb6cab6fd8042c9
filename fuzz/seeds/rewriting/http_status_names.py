import http
from http import HTTPStatus

print(HTTPStatus.REQUEST_ENTITY_TOO_LARGE.value)
print(int(http.HTTPStatus.UNPROCESSABLE_ENTITY))
import enum
from http import HTTPStatus

class Status(enum.IntEnum):
    UNPROCESSABLE_ENTITY = 422

print(Status.UNPROCESSABLE_ENTITY.value, HTTPStatus.NOT_FOUND.value)
