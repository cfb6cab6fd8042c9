import importlib.abc
import sys

if sys.version_info >= (3, 11):
    from importlib.resources.abc import Traversable

    print(importlib.abc.Traversable.__name__)
import sys

if sys.version_info >= (3, 11):
    from importlib.abc import TraversableResources as Base

    class Reader(Base):
        def files(self):
            return self.folder

    print(Reader.__mro__[1].__name__)
from importlib.abc import ResourceReader

print(ResourceReader.__name__)
