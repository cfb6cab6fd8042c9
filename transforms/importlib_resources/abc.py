"""`importlib.abc.Traversable` was removed in Python 3.14.

`Traversable`, `TraversableResources` and `ResourceReader` moved to
`importlib.resources.abc` in Python 3.11. They are the same classes.
"""

from importlib.resources.abc import ResourceReader, Traversable, TraversableResources

deprecated = "3.12"
available = "3.11"
removed = "3.14"
reference = "whatsnew/3.14#importlib-abc"
identical = True
moves = {
    "importlib.abc.ResourceReader": "ResourceReader",
    "importlib.abc.Traversable": "Traversable",
    "importlib.abc.TraversableResources": "TraversableResources",
}

examples = '''
@@ the import is there already
-import importlib.abc
 import sys

 if sys.version_info >= (3, 11):
     from importlib.resources.abc import Traversable

-    print(importlib.abc.Traversable.__name__)
+    print(Traversable.__name__)

@@ an import that must stand behind the test
 import sys

 if sys.version_info >= (3, 11):
     from importlib.abc import TraversableResources as Base

!    class Reader(Base):
         def files(self):
             return self.folder

     print(Reader.__mro__[1].__name__)

@@ Python 3.10 lacks the new module
 from importlib.abc import ResourceReader

!print(ResourceReader.__name__)

@@ the new place, and the old if that fails
 try:
     from importlib.resources.abc import Traversable
 except ImportError:
     from importlib.abc import Traversable

 print(Traversable.__name__)

@@ under a test of the version
 import sys

 if sys.version_info >= (3, 11):
     from importlib.resources.abc import Traversable
 else:
     from importlib.abc import Traversable

 print(Traversable.__name__)

@@ another class of the module
 from importlib.abc import Loader

 print(Loader.__name__)
'''
