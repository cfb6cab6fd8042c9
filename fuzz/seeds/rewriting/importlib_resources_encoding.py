import importlib.resources

print(len(importlib.resources.read_text("email", "__init__.py", "utf-8")) > 5)
with importlib.resources.open_text("email", "__init__.py", "ascii", "ignore") as stream:
    print(stream.readable())
from importlib.resources import read_text as read

print(len(read("email", "__init__.py", "ascii", errors="ignore")) > 5)
from importlib import resources

print(len(resources.read_text("email", "__init__.py", encoding="utf-8")) > 5)
print(len(resources.read_text("email", "__init__.py")) > 5)
