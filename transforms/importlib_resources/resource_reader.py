"""`ResourceReader` is deprecated since Python 3.12.

Since Python 3.9, the loaders of the library return a `TraversableResources`, whose single
method `files()` replaces `open_resource()`, `resource_path()`, `is_resource()` and
`contents()`. No removal is announced.
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
