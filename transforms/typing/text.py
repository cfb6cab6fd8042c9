"""`typing.Text` is deprecated since Python 3.11.

It is `str`, and was a name for what Python 2 called `unicode`.
No Python warns of it, and no release is named that will be without it.
"""

deprecated = "3.11"
available = "3.0"
opt_in = True
identical = True
reference = "library/typing#typing.Text"

moves = {"typing.Text": "str"}

examples = '''
@@ imported by name
-from typing import Any, Text
+from typing import Any

-def show(text: Text, other: Any) -> Text:
+def show(text: str, other: Any) -> str:
     return text + other

 print(show("a", "b"))

@@ through the module, as a value
-import typing as t
-
-print(isinstance("a", t.Text))
+print(isinstance("a", str))

@@ a class of one's own
 class Text(str):
     pass

 print(Text("a"))
'''
