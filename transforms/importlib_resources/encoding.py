"""`encoding` of `importlib.resources.read_text()` is a keyword.

Since Python 3.13 the functions `read_text()` and `open_text()` take further
positional arguments as parts of a path; the encoding and the error handler are
keywords. Until then they were also accepted by position.
"""

import importlib.resources

available = "3.7"
removed = "3.13"
reference = "library/importlib.resources#importlib.resources.read_text"


def before(package, resource, charset, errors=...):
    return importlib.resources.read_text(package, resource, charset, errors)


def after(package, resource, charset, errors=...):
    return importlib.resources.read_text(package, resource, encoding=charset, errors=errors)


def before_open(package, resource, charset, errors=...):
    return importlib.resources.open_text(package, resource, charset, errors)


def after_open(package, resource, charset, errors=...):
    return importlib.resources.open_text(package, resource, encoding=charset, errors=errors)


examples = '''
@@ read and opened
 import importlib.resources

-print(len(importlib.resources.read_text("email", "__init__.py", "utf-8")) > 5)
-with importlib.resources.open_text("email", "__init__.py", "ascii", "ignore") as stream:
+print(len(importlib.resources.read_text("email", "__init__.py", encoding="utf-8")) > 5)
+with importlib.resources.open_text("email", "__init__.py", encoding="ascii", errors="ignore") as stream:
     print(stream.readable())

@@ imported by name, under another
 from importlib.resources import read_text as read

-print(len(read("email", "__init__.py", "ascii", errors="ignore")) > 5)
+print(len(read("email", "__init__.py", encoding="ascii", errors="ignore")) > 5)

@@ by keyword, or without
 from importlib import resources

 print(len(resources.read_text("email", "__init__.py", encoding="utf-8")) > 5)
 print(len(resources.read_text("email", "__init__.py")) > 5)

@@ a function of one's own
 def read_text(package, resource, encoding):
     return encoding

 print(read_text("email", "__init__.py", "utf-8"))
'''
