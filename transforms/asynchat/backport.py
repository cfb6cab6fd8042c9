"""`asynchat` was removed; the distribution `pyasynchat` carries it on.

It went away in Python 3.12. `pyasynchat` is the old module under its old name, so
that the code stays as it is and only the dependency is declared.

This is done where the configuration says `asyncore = "backport"`, or the command
line `--asyncore backport`.
"""

import asynchat

deprecated = "3.6"
removed = "3.12"
reference = "whatsnew/3.12#asynchat-and-asyncore"
safety = "suggested"
requires = ["pyasynchat; python_version >= '3.12'"]


def before():
    return asynchat


def after():
    return asynchat


examples = '''
@@ imported
 import asynchat

@@ a name
 from asynchat import x
'''
