"""`ResourceReader` is deprecated since Python 3.12.

Python's own loaders answer with a `TraversableResources` since 3.9: one method,
`files()`, takes the place of `open_resource()`, `resource_path()`, `is_resource()`
and `contents()`. The class has not gone from any Python.
"""

import importlib.resources.abc

deprecated = "3.12"
reference = "library/importlib.resources.abc#importlib.resources.abc.ResourceReader"


def before():
    """Derive from `TraversableResources` and write `files()`, which returns a `Traversable` (a `pathlib.Path` is one); its base answers the four old methods out of that."""
    return importlib.resources.abc.ResourceReader


examples = '''
@@ a reader of one's own
 from importlib.resources.abc import ResourceReader

!class Reader(ResourceReader):
     def contents(self):
         return []

@@ the class that takes its place
 from importlib.resources.abc import TraversableResources

 class Reader(TraversableResources):
     def files(self):
         return self.folder

@@ a class of one's own
 class ResourceReader:
     pass

 print(ResourceReader.__name__)
'''
