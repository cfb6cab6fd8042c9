import io
from contextlib import closing, nested


with nested(closing(io.StringIO("a")), closing(io.StringIO("b"))) as (one, two):
    print(one.read(), two.read())
import contextlib


def enter(managers):
    with contextlib.nested(*managers) as values:
        return values
def nested(*managers):
    return len(managers)

print(nested(1, 2))
