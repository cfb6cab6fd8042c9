"""`metadata[key]` will raise `KeyError` for a missing field.

Since Python 3.12 it warns where it returns `None`; `get()` returns `None` on every Python.
Fields that every distribution has are left alone.
"""

from importlib.metadata import metadata
from typing import Literal

deprecated = "3.12"
available = "3.8"
reference = "library/importlib.metadata#distribution-metadata"


def before(name, key: Literal["Summary", "Home-page", "Author", "Author-email", "Maintainer", "Maintainer-email", "License", "License-Expression", "Keywords", "Description", "Description-Content-Type", "Requires-Python", "Download-URL"]):
    return metadata(name)[key]


def after(name, key):
    return metadata(name).get(key)


examples = '''
@@ a field that may be missing
 from importlib.metadata import metadata

-print(metadata("pip")["License-Expression"])
+print(metadata("pip").get("License-Expression"))

@@ through the module
 import importlib.metadata as im

-print(im.metadata("pip")["Download-URL"])
+print(im.metadata("pip").get("Download-URL"))

@@ a field that is always there
 from importlib.metadata import metadata

 print(metadata("pip")["Name"])

@@ a dict of one's own
 def metadata(name):
     return {"Author": name}

 print(metadata("pip")["Author"])
'''
