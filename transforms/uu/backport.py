"""`uu` was removed in Python 3.13.

`standard-uu` installs the old module under its old name, so that only the dependency is
declared. On Python 3.13 it emits a `DeprecationWarning` when it is imported.

This is done where the configuration chooses the alternative `backport` of
`uu`, or the command line with `--alternative uu=backport`.
"""

import uu

deprecated = "3.11"
removed = "3.13"
reference = "whatsnew/3.13#whatsnew313-pep594"
safety = "suggested"
only_with = {"uu/module": ["backport"]}
requires = ["standard-uu; python_version >= '3.13'"]


def before():
    return uu


def after():
    return uu


examples = '''
@@ a project without a manifest
!import uu

 print(uu.__name__)

@@ a name of it, under another name
!from uu import encode as other

 print(callable(other))

@@ a copy in the package if it is missing
 try:
     import uu
 except ImportError:
     from package.vendor import uu

@@ a copy in the package
 from package.vendor import uu
'''
