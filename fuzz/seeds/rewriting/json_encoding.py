import io
import json

print(json.loads("[1]", encoding="utf-8"))
print(json.load(io.StringIO("[2]"), encoding="utf-8"))
from json import loads as read

print(read('{"a": 1.5}', encoding="ascii", parse_float=str))
print(read(
    s="[1]",
    encoding="utf-8",
))
import json

def read(text, encoding="utf-8"):
    return json.loads(text, encoding=encoding)

print(read("[1]"))
