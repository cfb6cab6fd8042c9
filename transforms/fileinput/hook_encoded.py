"""`fileinput.hook_encoded()` is deprecated since Python 3.10.

`fileinput.input()` takes `encoding` and `errors` itself since then. No release is
announced that removes the function.
"""

import fileinput

deprecated = "3.10"
available = "3.10"
reference = "library/fileinput#fileinput.hook_encoded"


def before(encoding, errors=..., *arguments, **options):
    return fileinput.input(*arguments, openhook=fileinput.hook_encoded(encoding, errors), **options)


def after(encoding, errors=..., *arguments, **options):
    return fileinput.input(*arguments, encoding=encoding, errors=errors, **options)


def before_class(encoding, errors=..., *arguments, **options):
    return fileinput.FileInput(*arguments, openhook=fileinput.hook_encoded(encoding, errors), **options)


def after_class(encoding, errors=..., *arguments, **options):
    return fileinput.FileInput(*arguments, encoding=encoding, errors=errors, **options)


examples = '''
@@ the function and the class
 import fileinput

-with fileinput.input("example.py", openhook=fileinput.hook_encoded("utf-8")) as lines:
+with fileinput.input("example.py", encoding="utf-8") as lines:
     print(len(next(lines)) > 3)
-with fileinput.FileInput("example.py", openhook=fileinput.hook_encoded("ascii", "ignore")) as lines:
+with fileinput.FileInput("example.py", encoding="ascii", errors="ignore") as lines:
     print(len(next(lines)) > 3)

@@ by name
-from fileinput import hook_encoded, input as read
+from fileinput import input as read

-with read(files="example.py", openhook=hook_encoded(encoding="utf-8")) as lines:
+with read(files="example.py", encoding="utf-8") as lines:
     print(len(next(lines)) > 3)

@@ another hook
 import fileinput

 with fileinput.input("example.py", openhook=fileinput.hook_compressed) as lines:
     print(len(next(lines)) > 3)
'''
