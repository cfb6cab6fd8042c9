import importlib.resources

print(importlib.resources.read_text(package="email", resource="__init__.py")[:0])
print(importlib.resources.read_text("email", resource="__init__.py")[:0])
print(importlib.resources.read_text("email", resource="__init__.py", encoding="utf-8")[:0])
print(importlib.resources.read_binary("email", resource="__init__.py")[:0])
from importlib.resources import open_binary, open_text, path as path_of

with open_text("email", resource="__init__.py", errors="ignore") as stream:
    print(stream.readable())
with open_binary(resource="__init__.py", package="email") as stream:
    print(stream.readable())
with path_of("email", resource="__init__.py") as path:
    print(path.name)
from importlib import resources

print(resources.is_resource("email", name="__init__.py"))
