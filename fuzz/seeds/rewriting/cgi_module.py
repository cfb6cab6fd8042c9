import cgi

form = cgi.FieldStorage(environ={"QUERY_STRING": "a=1&b=2&b=3&c="})
print(form.getvalue("a"), form.getvalue("b"), form.getfirst("c", "none"), "d" in form, form["a"].value)
from cgi import FieldStorage as Form, MiniFieldStorage
import io

body = (
    b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n'
    b'--x\r\nContent-Disposition: form-data; name="f"; filename="f.bin"\r\n\r\n\x00\xff\r\n--x--\r\n'
)
headers = {"content-type": "multipart/form-data; boundary=x", "content-length": str(len(body))}
form = Form(fp=io.BytesIO(body), headers=headers, environ={"REQUEST_METHOD": "POST"})
print(form["f"].filename, form["f"].file.read(), form.getlist("a"), MiniFieldStorage("a", "b"))
import cgi

class Form(cgi.FieldStorage):
    def first(self, name):
        return self.getfirst(name, "")

environ = {"REQUEST_METHOD": "GET", "QUERY_STRING": "a=1"}
print(cgi.parse(environ=environ), Form(environ=environ).first("a"))
