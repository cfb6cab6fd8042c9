"""`audioop` was removed in Python 3.13.

`audioop-lts` is the old extension module under its old name. The code stays as it is, and
only the dependency is declared. The marker is needed: the distribution refuses to be installed on an older Python.
"""

import audioop

deprecated = "3.11"
removed = "3.13"
reference = "whatsnew/3.13#whatsnew313-pep594"
safety = "suggested"
requires = ["audioop-lts; python_version >= '3.13'"]


def before():
    return audioop


def after():
    return audioop


examples = '''
@@ a project without a manifest
!import audioop

 print(audioop.rms(bytes(8), 2))

@@ a name of it, under another name
!from audioop import rms as loudness

 print(loudness(bytes(8), 2))

@@ the program does without it
 try:
     import audioop
 except ImportError:
     audioop = None

 print("goes on")

@@ a copy in the package
 from package.vendor import audioop
'''
