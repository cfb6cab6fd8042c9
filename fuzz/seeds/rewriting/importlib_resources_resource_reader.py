from importlib.resources.abc import ResourceReader

class Reader(ResourceReader):
    def contents(self):
        return []
from importlib.resources.abc import TraversableResources

class Reader(TraversableResources):
    def files(self):
        return self.folder
class ResourceReader:
    pass

print(ResourceReader.__name__)
