"""`nntplib` was removed in Python 3.13.

`standard-nntplib` installs the old module under its old name, so that only the
dependency is declared. On Python 3.13 it emits a `DeprecationWarning` when it is imported.

`pynntp` is maintained, but its interface is another one.
"""

import nntplib

deprecated = "3.11"
removed = "3.13"
reference = "whatsnew/3.13#whatsnew313-pep594"
safety = "suggested"
requires = ["standard-nntplib; python_version >= '3.13'"]


def before():
    return nntplib


def after():
    return nntplib


examples = '''
@@ a project without a manifest
!import nntplib

 print(nntplib.__name__)

@@ a name of it, under another name
!from nntplib import NNTP as other

 print(callable(other))

@@ a copy in the package if it is missing
 try:
     import nntplib
 except ImportError:
     from package.vendor import nntplib

@@ a copy in the package
 from package.vendor import nntplib

@@ an import that nothing uses
-import nntplib
 import os

 print(os.name)

@@ an unused import in a file with another one
-import nntplib
 def load():
!    import nntplib
     return nntplib.__name__

@@ an import that a comment keeps
!import nntplib  # noqa: F401
'''
