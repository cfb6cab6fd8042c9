import importlib.resources

print(len(importlib.resources.read_text("email", "__init__.py")) > 5)
print(len(importlib.resources.read_text("email", "__init__.py", encoding="ascii")) > 5)
with importlib.resources.open_text("email", "__init__.py") as stream:
    print(stream.readable())
from importlib import resources

print(len(resources.read_binary("email", "__init__.py")) > 5, resources.is_resource("email", "gone"))
with resources.open_binary("email", "__init__.py") as stream:
    print(stream.readable())
with resources.path("email", "__init__.py") as path:
    print(path.name)
from importlib.resources import read_text

print(len(read_text("email", "__init__.py")) > 5)
