import cgi
import io

body = (
    b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\nc\r\n'
    b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n\r\n'
    b'--x\r\nContent-Disposition: form-data; name="f"; filename="f.bin"\r\n\r\n\x00\xff\n\r\n--x--\r\n'
)
fields = cgi.parse_multipart(io.BytesIO(body), {"boundary": b"x", "CONTENT-LENGTH": len(body)})
print(fields["a"], fields["f"])
def parse_multipart(body):
    return body.split(b"--")

print(parse_multipart(b"a--b"))
class Request:
    def parse_multipart(self, fp, pdict):
        return {}

print(Request().parse_multipart(None, {}))
