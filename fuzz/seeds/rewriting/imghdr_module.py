import imghdr

def test_svg(h, f):
    if h.startswith(b"<svg"):
        return "svg"

imghdr.tests.append(test_svg)
print(imghdr.what(None, b"\x89PNG\r\n\x1a\n"), imghdr.what(None, h=b"<svg>"), imghdr.what("", b"text"))
from imghdr import what as kind
import io

print(kind(io.BytesIO(b"GIF89a")), kind(io.BytesIO(b"P6 1 1")))
try:
    import imghdr
except ImportError:
    from package.vendor import imghdr
