"""`asyncore` was removed in Python 3.12.

It went away in Python 3.12. `pyasyncore` is the old module under its old name, so
that the code stays as it is and only the dependency is declared.

This is done where the configuration chooses the alternative `backport` of
`asyncore`, or the command line with `--alternative asyncore=backport`.
"""

import asyncore

deprecated = "3.6"
removed = "3.12"
reference = "whatsnew/3.12#asynchat-and-asyncore"
safety = "suggested"
only_with = {"asyncore/module": ["backport"]}
requires = ["pyasyncore; python_version >= '3.12'"]


def before():
    return asyncore


def after():
    return asyncore


examples = '''
@@ a project without a manifest
!import asyncore

 print(asyncore.__name__)

@@ a name of it, under another name
!from asyncore import loop as other

 print(callable(other))

@@ a copy in the package if it is missing
 try:
     import asyncore
 except ImportError:
     from package.vendor import asyncore

@@ a copy in the package
 from package.vendor import asyncore
'''
