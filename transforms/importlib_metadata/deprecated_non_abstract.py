"""`importlib.metadata.DeprecatedNonAbstract` is removed in Python 3.15.

It is an undocumented helper of the library, which Python 3.12 added.
"""

import importlib.metadata

deprecated = "3.12"
removed = "3.15"
reference = "library/importlib.metadata"


def before():
    """`DeprecatedNonAbstract` is a helper of the library: define every abstract method, and do without."""
    return importlib.metadata.DeprecatedNonAbstract


examples = '''
@@ as a base
 from importlib.metadata import DeprecatedNonAbstract

!class Distribution(DeprecatedNonAbstract):
     pass

@@ a class of one's own
 class DeprecatedNonAbstract:
     pass

 print(DeprecatedNonAbstract.__name__)
'''
