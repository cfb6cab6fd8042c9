"""`xdrlib` was removed in Python 3.13.

`standard-xdrlib` installs the old module under its old name, so that only the dependency is
declared. On Python 3.13 it emits a `DeprecationWarning` when it is imported.

This is done where the configuration chooses the alternative `backport` of
`xdrlib`, or the command line with `--alternative xdrlib=backport`.
"""

import xdrlib

deprecated = "3.11"
removed = "3.13"
reference = "whatsnew/3.13#whatsnew313-pep594"
safety = "suggested"
only_with = {"xdrlib/module": ["backport"]}
requires = ["standard-xdrlib; python_version >= '3.13'"]


def before():
    return xdrlib


def after():
    return xdrlib


examples = '''
@@ a project without a manifest
!import xdrlib

 print(xdrlib.__name__)

@@ a name of it, under another name
!from xdrlib import Packer as other

 print(callable(other))

@@ a copy in the package if it is missing
 try:
     import xdrlib
 except ImportError:
     from package.vendor import xdrlib

@@ a copy in the package
 from package.vendor import xdrlib
'''
