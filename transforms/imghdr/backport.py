"""`imghdr` was removed in Python 3.13.

`standard-imghdr` installs the old module under its old name, so that only the dependency is
declared. On Python 3.13 it emits a `DeprecationWarning` when it is imported.

This is done where the configuration chooses the alternative `backport` of
`imghdr`, or the command line with `--alternative imghdr=backport`.
"""

import imghdr

deprecated = "3.11"
removed = "3.13"
reference = "whatsnew/3.13#whatsnew313-pep594"
safety = "suggested"
only_with = {"imghdr/module": ["backport"]}
requires = ["standard-imghdr; python_version >= '3.13'"]


def before():
    return imghdr


def after():
    return imghdr


examples = '''
@@ a project without a manifest
!import imghdr

 print(imghdr.__name__)

@@ a name of it, under another name
!from imghdr import what as other

 print(callable(other))

@@ a copy in the package if it is missing
 try:
     import imghdr
 except ImportError:
     from package.vendor import imghdr

@@ a copy in the package
 from package.vendor import imghdr
'''
