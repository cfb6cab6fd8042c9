import plistlib

print(b"c3BhbQ==" in plistlib.dumps({"key": plistlib.Data(b"spam")}))
import plistlib
from plistlib import Data

text = plistlib.dumps({"key": b"spam"})
value = plistlib.loads(text, use_builtin_types=True)["key"]
print(isinstance(value, (bytes, Data)), value)
from plistlib import Data as Binary
import io, plistlib

data = Binary(b"spam")
print(data.data, Binary.fromBase64("c3BhbQ==").data)
print(plistlib.load(io.BytesIO(plistlib.dumps([1])), fmt=None, use_builtin_types=True))
