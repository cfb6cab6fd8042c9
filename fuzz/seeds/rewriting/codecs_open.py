import codecs
import tempfile
from os import path

with tempfile.TemporaryDirectory() as folder:
    name = path.join(folder, "a.txt")
    with codecs.open(name, "w", "utf-8") as stream:
        stream.write("caf\u00e9\r\nb\n")
    with codecs.open(name, encoding="ascii", errors="ignore") as stream:
        print(repr(stream.read()))
    print(codecs.open(name, "r", "utf-8", "strict").readlines())
print(codecs.encode("a", "rot13"))
import codecs
import tempfile
from os import path

with tempfile.TemporaryDirectory() as folder:
    name = path.join(folder, "a.txt")
    codecs.open(name, mode="wb", encoding="utf-8").write("a\n")
    codecs.open(name, "ab", "utf-8").write("b\n")
    print(codecs.open(name, "rb", "utf-8").read())
from codecs import open as open_text
import os

print(open_text(os.devnull).read(), open_text(os.devnull, "rb").read())
