"""`asyncore` was removed; the distribution `pyasyncore` carries it on.

It went away in Python 3.12. `pyasyncore` is the old module under its old name, so
that the code stays as it is and only the dependency is declared.

This is done where the configuration says `asyncore = "backport"`, or the command
line `--asyncore backport`.
"""

import asyncore

deprecated = "3.6"
removed = "3.12"
reference = "whatsnew/3.12#asynchat-and-asyncore"
safety = "suggested"
requires = ["pyasyncore; python_version >= '3.12'"]


def before():
    return asyncore


def after():
    return asyncore


examples = '''
@@ imported
 import asyncore

@@ a name
 from asyncore import x
'''
