"""`plistlib.Dict` and `plistlib.Plist` were removed in Python 3.7.

A `dict` holds the same. It has no attributes for its keys: `config.name` is
`config["name"]`.
"""

import plistlib

deprecated = "3.4"
available = "3.0"
removed = "3.7"
reference = "whatsnew/3.7#api-and-feature-removals"
safety = "suggested"
moves = {"plistlib.Dict": "dict"}


def before_plist():
    """Use a `dict`, and `plistlib.load()` and `dump()` in place of `fromFile()` and `write()`."""
    return plistlib.Plist


def before_isinstance(value):
    """Nothing that Python reads is a `Dict`, of which a `dict` is none: the test is false, or asks for `dict`."""
    return isinstance(value, plistlib.Dict)


examples = '''
@@ a dictionary
-import plistlib
-from plistlib import Dict
-
-config = Dict(name="spam")
+config = dict(name="spam")
-config.update(plistlib.Dict(size=1))
+config.update(dict(size=1))
 print(config["name"], config["size"])

@@ which of both it is
 import plistlib

 def plain(config):
!    if isinstance(config, plistlib.Dict):
         return dict(config.__dict__)
     return dict(config)

@@ a list of properties
 import plistlib

!config = plistlib.Plist(name="spam")
 print(config["name"])

@@ another class
 from typing import Dict

 def size(words: Dict[str, int]):
     return len(words)

 print(size({}))
'''
