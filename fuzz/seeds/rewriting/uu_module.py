import io
import uu

encoded = io.BytesIO()
uu.encode(io.BytesIO(b"spam" * 20), encoded, "spam.txt", 0o644)
print(encoded.getvalue().decode())
decoded = io.BytesIO()
uu.decode(io.BytesIO(encoded.getvalue()), decoded, quiet=True)
print(decoded.getvalue())
import io
from uu import Error, decode as uudecode

try:
    uudecode(io.BytesIO(b"spam"), io.BytesIO())
except Error as error:
    print(error)
import codecs

print(codecs.encode(b"spam", "uu"))
