from importlib.metadata import DeprecatedList

print(issubclass(DeprecatedList, list))
import importlib.metadata as metadata

print(metadata.Deprecated.__name__)
class Deprecated:
    pass

print(Deprecated.__name__)
