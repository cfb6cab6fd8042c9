"""`importlib.resources` functions take the package by position only.

Since Python 3.13 the package and the resource have no names as arguments: the names
of the resource may be several, as parts of a path.
"""

import importlib.resources

available = "3.7"
removed = "3.13"
reference = "library/importlib.resources#functional-api"


def before_read_text_both(package, resource, **options):
    return importlib.resources.read_text(package=package, resource=resource, **options)


def after_read_text_both(package, resource, **options):
    return importlib.resources.read_text(package, resource, **options)


def before(package, resource, **options):
    return importlib.resources.read_text(package, resource=resource, **options)


def after(package, resource, **options):
    return importlib.resources.read_text(package, resource, **options)


def before_open_text_both(package, resource, **options):
    return importlib.resources.open_text(package=package, resource=resource, **options)


def after_open_text_both(package, resource, **options):
    return importlib.resources.open_text(package, resource, **options)


def before_open_text(package, resource, **options):
    return importlib.resources.open_text(package, resource=resource, **options)


def after_open_text(package, resource, **options):
    return importlib.resources.open_text(package, resource, **options)


def before_read_binary_both(package, resource):
    return importlib.resources.read_binary(package=package, resource=resource)


def after_read_binary_both(package, resource):
    return importlib.resources.read_binary(package, resource)


def before_read_binary(package, resource):
    return importlib.resources.read_binary(package, resource=resource)


def after_read_binary(package, resource):
    return importlib.resources.read_binary(package, resource)


def before_open_binary_both(package, resource):
    return importlib.resources.open_binary(package=package, resource=resource)


def after_open_binary_both(package, resource):
    return importlib.resources.open_binary(package, resource)


def before_open_binary(package, resource):
    return importlib.resources.open_binary(package, resource=resource)


def after_open_binary(package, resource):
    return importlib.resources.open_binary(package, resource)


def before_path_both(package, resource):
    return importlib.resources.path(package=package, resource=resource)


def after_path_both(package, resource):
    return importlib.resources.path(package, resource)


def before_path(package, resource):
    return importlib.resources.path(package, resource=resource)


def after_path(package, resource):
    return importlib.resources.path(package, resource)


def before_is_resource_both(package, name):
    return importlib.resources.is_resource(package=package, name=name)


def after_is_resource_both(package, name):
    return importlib.resources.is_resource(package, name)


def before_is_resource(package, name):
    return importlib.resources.is_resource(package, name=name)


def after_is_resource(package, name):
    return importlib.resources.is_resource(package, name)


examples = '''
@@ read
 import importlib.resources

-print(importlib.resources.read_text(package="email", resource="__init__.py")[:0])
-print(importlib.resources.read_text("email", resource="__init__.py")[:0])
-print(importlib.resources.read_text("email", resource="__init__.py", encoding="utf-8")[:0])
-print(importlib.resources.read_binary("email", resource="__init__.py")[:0])
+print(importlib.resources.read_text("email", "__init__.py")[:0])
+print(importlib.resources.read_text("email", "__init__.py")[:0])
+print(importlib.resources.read_text("email", "__init__.py", encoding="utf-8")[:0])
+print(importlib.resources.read_binary("email", "__init__.py")[:0])

@@ opened, imported by name
 from importlib.resources import open_binary, open_text, path as path_of

-with open_text("email", resource="__init__.py", errors="ignore") as stream:
+with open_text("email", "__init__.py", errors="ignore") as stream:
     print(stream.readable())
-with open_binary(resource="__init__.py", package="email") as stream:
+with open_binary("email", "__init__.py") as stream:
     print(stream.readable())
-with path_of("email", resource="__init__.py") as path:
+with path_of("email", "__init__.py") as path:
     print(path.name)

@@ asked for
 from importlib import resources

-print(resources.is_resource("email", name="__init__.py"))
+print(resources.is_resource("email", "__init__.py"))

@@ by position
 import importlib.resources

 print(importlib.resources.read_text("email", "__init__.py", encoding="utf-8")[:0])
 print(importlib.resources.is_resource("email", "__init__.py"))

@@ a function of one's own
 def is_resource(package, name):
     return name

 print(is_resource("email", name="__init__.py"))
'''
