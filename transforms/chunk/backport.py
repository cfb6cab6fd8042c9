"""`chunk` was removed in Python 3.13.

`standard-chunk` installs the old module under its old name, so that only the dependency is
declared. On Python 3.13 it emits a `DeprecationWarning` when it is imported.

This is done where the configuration chooses the alternative `backport` of
`chunk`, or the command line with `--alternative chunk=backport`.
"""

import chunk

deprecated = "3.11"
removed = "3.13"
reference = "whatsnew/3.13#whatsnew313-pep594"
safety = "suggested"
only_with = {"chunk/module": ["backport"]}
requires = ["standard-chunk; python_version >= '3.13'"]


def before():
    return chunk


def after():
    return chunk


examples = '''
@@ a project without a manifest
!import chunk

 print(chunk.__name__)

@@ a name of it, under another name
!from chunk import Chunk as other

 print(callable(other))

@@ a copy in the package if it is missing
 try:
     import chunk
 except ImportError:
     from package.vendor import chunk

@@ a copy in the package
 from package.vendor import chunk
'''
