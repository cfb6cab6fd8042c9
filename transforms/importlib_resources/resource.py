"""`importlib.resources.Resource` was removed in Python 3.13.

It was a type for annotations: `str` in Python 3.11 and 3.12, and before that
`Union[str, os.PathLike]`.
"""

available = "3.7"
removed = "3.13"
reference = "library/importlib.resources"
safety = "suggested"
moves = {"importlib.resources.Resource": "str"}

examples = '''
@@ in an annotation
 import importlib.resources

-def read(package: str, resource: importlib.resources.Resource) -> str:
+def read(package: str, resource: str) -> str:
     return importlib.resources.read_text(package, resource)

 print(len(read("email", "__init__.py")) > 5)

@@ imported by name
-from importlib.resources import Package, Resource
+from importlib.resources import Package

-def name(package: Package, resource: Resource) -> str:
+def name(package: Package, resource: str) -> str:
     return str(resource)

 print(name("email", "__init__.py"))

@@ a class of one's own
 class Resource:
     pass

 print(Resource.__name__)
'''
