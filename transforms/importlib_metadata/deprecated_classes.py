"""The helper classes of `importlib.metadata` were removed.

Python 3.12 removed `Deprecated` and `DeprecatedList` together with the `dict` that
`entry_points()` returned. They were not documented.
"""

import importlib.metadata

deprecated = "3.10"
removed = "3.12"
reference = "library/importlib.metadata"


def before():
    """`Deprecated` was a helper of the library: derive from `dict` instead."""
    return importlib.metadata.Deprecated


def before_list():
    """`DeprecatedList` was a helper of the library: derive from `list` instead."""
    return importlib.metadata.DeprecatedList


examples = '''
@@ a list that warns
 from importlib.metadata import DeprecatedList

!print(issubclass(DeprecatedList, list))

@@ a mixin
 import importlib.metadata as metadata

!print(metadata.Deprecated.__name__)

@@ a class of one's own
 class Deprecated:
     pass

 print(Deprecated.__name__)
'''
