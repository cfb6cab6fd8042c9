"""`crypt` was removed in Python 3.13.

`standard-crypt` installs the old module under its old name, so that only the dependency is
declared. It needs a further distribution with compiled code, and emits a
`DeprecationWarning` when it is imported on Python 3.13.

This is done where the configuration chooses the alternative `backport` of
`crypt`, or the command line with `--alternative crypt=backport`.
"""

import crypt

deprecated = "3.11"
removed = "3.13"
reference = "whatsnew/3.13#whatsnew313-pep594"
safety = "suggested"
only_with = {"crypt/legacycrypt": ["backport"]}
requires = ["standard-crypt; python_version >= '3.13'"]


def before():
    return crypt


def after():
    return crypt


examples = '''
@@ a project without a manifest
!import crypt

 print(crypt.__name__)

@@ a name of it, under another name
!from crypt import crypt as other

 print(callable(other))

@@ a copy in the package if it is missing
 try:
     import crypt
 except ImportError:
     from package.vendor import crypt

@@ a copy in the package
 from package.vendor import crypt
'''
