"""The argument `encoding` of `json.loads()` was removed in Python 3.9.

It has had no effect since Python 3.1: bytes are decoded as UTF-8, UTF-16 or
UTF-32.
"""

import json

deprecated = "3.1"
available = "3.0"
removed = "3.9"
reference = "whatsnew/3.9#removed"


def before(encoding: str | None, *arguments, **options):
    return json.loads(*arguments, encoding=encoding, **options)


def after(encoding, *arguments, **options):
    return json.loads(*arguments, **options)


def before_load(encoding: str | None, *arguments, **options):
    return json.load(*arguments, encoding=encoding, **options)


def after_load(encoding, *arguments, **options):
    return json.load(*arguments, **options)


examples = '''
@@ a text and a file
 import io
 import json

-print(json.loads("[1]", encoding="utf-8"))
+print(json.loads("[1]"))
-print(json.load(io.StringIO("[2]"), encoding="utf-8"))
+print(json.load(io.StringIO("[2]")))

@@ by name, with other arguments
 from json import loads as read

-print(read('{"a": 1.5}', encoding="ascii", parse_float=str))
+print(read('{"a": 1.5}', parse_float=str))
-print(read(
+print(read(
     s="[1]",
-    encoding="utf-8",
 ))

@@ a variable
 import json

 def read(text, encoding="utf-8"):
-    return json.loads(text, encoding=encoding)
+    return json.loads(text)

 print(read("[1]"))

@@ without it
 import json

 def read(text, **options):
     return json.loads(text, **options)

 arguments = ["[1]"]
 print(json.loads(*arguments), json.dumps([1]), json.loads(b"[1]".decode(encoding="utf-8")))

@@ handed on in a dictionary, or beside the function
 import json
 from functools import partial

 options = {"encoding": "utf-8"}
 more = dict(parse_float=str)
!print(json.loads("[1]", **options))
!read = partial(json.loads, encoding="utf-8")
 print(read("[1]"), json.loads("[1.5]", **more))

 def load(text, **options):
!    return json.loads(text, **options)

 print(load("[1]", encoding="utf-8"))

@@ another keyword, and a function that does not hand it on
 import json
 from functools import partial

 def each(function, texts, encoding):
     return [function(text.decode(encoding)) for text in texts]

 options = {"parse_float": str}
 read = partial(json.loads, **options)
 print(read("[1.5]"), each(json.loads, [b"[1]"], encoding="ascii"))

@@ another module
 class json:
     @staticmethod
     def loads(text, encoding):
         return text

 print(json.loads("[1]", encoding="utf-8"))
'''
