"""`sndhdr` was removed in Python 3.13.

`standard-sndhdr` installs the old module under its old name, so that only the dependency is
declared. On Python 3.13 it emits a `DeprecationWarning` when it is imported.

This is done where the configuration chooses the alternative `backport` of
`sndhdr`, or the command line with `--alternative sndhdr=backport`.
"""

import sndhdr

deprecated = "3.11"
removed = "3.13"
reference = "whatsnew/3.13#whatsnew313-pep594"
safety = "suggested"
only_with = {"sndhdr/module": ["backport"]}
requires = ["standard-sndhdr; python_version >= '3.13'"]


def before():
    return sndhdr


def after():
    return sndhdr


examples = '''
@@ a project without a manifest
!import sndhdr

 print(sndhdr.__name__)

@@ a name of it, under another name
!from sndhdr import whathdr as other

 print(callable(other))

@@ a copy in the package if it is missing
 try:
     import sndhdr
 except ImportError:
     from package.vendor import sndhdr

@@ a copy in the package
 from package.vendor import sndhdr
'''
