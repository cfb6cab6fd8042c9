"""The functions of `importlib.resources` have `files()` as a successor.

Python 3.11 and 3.12 warn of `open_text()`, `read_text()`, `path()` and their like. Python
3.13 withdrew the deprecation and accepts several names, so this is a matter of style.
The names of resources may contain slashes for `files()`, where the functions raise
`ValueError` until Python 3.12.
"""

import importlib.resources

deprecated = "3.11"
available = "3.9"
reference = "library/importlib.resources#importlib-resources-functional"
safety = "suggested"
opt_in = True


def before(package, resource):
    return importlib.resources.read_text(package, resource)


def after(package, resource):
    return importlib.resources.files(package).joinpath(resource).read_text(encoding="utf-8")


def before_encoded(package, resource, encoding):
    return importlib.resources.read_text(package, resource, encoding=encoding)


def after_encoded(package, resource, encoding):
    return importlib.resources.files(package).joinpath(resource).read_text(encoding=encoding)


def before_open(package, resource):
    return importlib.resources.open_text(package, resource)


def after_open(package, resource):
    return importlib.resources.files(package).joinpath(resource).open(encoding="utf-8")


def before_open_encoded(package, resource, encoding):
    return importlib.resources.open_text(package, resource, encoding=encoding)


def after_open_encoded(package, resource, encoding):
    return importlib.resources.files(package).joinpath(resource).open(encoding=encoding)


def before_binary(package, resource):
    return importlib.resources.read_binary(package, resource)


def after_binary(package, resource):
    return importlib.resources.files(package).joinpath(resource).read_bytes()


def before_open_binary(package, resource):
    return importlib.resources.open_binary(package, resource)


def after_open_binary(package, resource):
    return importlib.resources.files(package).joinpath(resource).open("rb")


def before_path(package, resource):
    return importlib.resources.path(package, resource)


def after_path(package, resource):
    return importlib.resources.as_file(importlib.resources.files(package).joinpath(resource))


def before_is_resource(package, name):
    return importlib.resources.is_resource(package, name)


def after_is_resource(package, name):
    return importlib.resources.files(package).joinpath(name).is_file()


examples = '''
@@ texts
 import importlib.resources

-print(len(importlib.resources.read_text("email", "__init__.py")) > 5)
-print(len(importlib.resources.read_text("email", "__init__.py", encoding="ascii")) > 5)
-with importlib.resources.open_text("email", "__init__.py") as stream:
+print(len(importlib.resources.files("email").joinpath("__init__.py").read_text(encoding="utf-8")) > 5)
+print(len(importlib.resources.files("email").joinpath("__init__.py").read_text(encoding="ascii")) > 5)
+with importlib.resources.files("email").joinpath("__init__.py").open(encoding="utf-8") as stream:
     print(stream.readable())

@@ bytes and paths, through the module
 from importlib import resources

-print(len(resources.read_binary("email", "__init__.py")) > 5, resources.is_resource("email", "gone"))
-with resources.open_binary("email", "__init__.py") as stream:
+print(len(resources.files("email").joinpath("__init__.py").read_bytes()) > 5, resources.files("email").joinpath("gone").is_file())
+with resources.files("email").joinpath("__init__.py").open("rb") as stream:
     print(stream.readable())
-with resources.path("email", "__init__.py") as path:
+with resources.as_file(resources.files("email").joinpath("__init__.py")) as path:
     print(path.name)

@@ imported by name
-from importlib.resources import read_text
+import importlib.resources

-print(len(read_text("email", "__init__.py")) > 5)
+print(len(importlib.resources.files("email").joinpath("__init__.py").read_text(encoding="utf-8")) > 5)

@@ several names, as Python 3.13 has them
 import importlib.resources

 def read(package):
     return importlib.resources.read_text(package, "data", "a.txt", encoding="utf-8")

@@ a method of one's own
 class Folder:
     def read_text(self, package, name):
         return name

 print(Folder().read_text("email", "__init__.py"))
'''
