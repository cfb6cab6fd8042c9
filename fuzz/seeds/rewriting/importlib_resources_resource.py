import importlib.resources

def read(package: str, resource: importlib.resources.Resource) -> str:
    return importlib.resources.read_text(package, resource)

print(len(read("email", "__init__.py")) > 5)
from importlib.resources import Package, Resource

def name(package: Package, resource: Resource) -> str:
    return str(resource)

print(name("email", "__init__.py"))
class Resource:
    pass

print(Resource.__name__)
