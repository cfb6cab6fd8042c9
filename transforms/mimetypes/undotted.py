"""An extension without a dot is deprecated in `mimetypes.add_type()`.

Python 3.14 warns of it, and 3.16 will raise `ValueError`. `guess_type()` has never
found such an extension.
"""

import mimetypes
from mimetypes import MimeTypes

deprecated = "3.14"
reference = "whatsnew/3.14#mimetypes"


def before(type, ext: Text[r"^[^.]"], strict=...):
    """Begin the extension with a dot."""
    return mimetypes.add_type(type, ext, strict)


def before_method(types: MimeTypes, type, ext: Text[r"^[^.]"], strict=...):
    """Begin the extension with a dot."""
    return types.add_type(type, ext, strict)


examples = '''
@@ the function
 import mimetypes

!mimetypes.add_type("text/x-spam", "spam")
 print(mimetypes.guess_type("a.spam"))

@@ the method, by keyword
 from mimetypes import MimeTypes as Table

 table = Table()
!table.add_type("text/x-spam", ext="spam", strict=False)
 print(table.guess_type("a.spam"))

@@ with a dot, and none at all
 import mimetypes

 mimetypes.add_type("text/x-spam", ".spam")
 mimetypes.add_type("text/x-spam", "")
 print(mimetypes.guess_type("a.spam"))
'''
