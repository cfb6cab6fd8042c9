"""`sunau` was removed in Python 3.13.

`standard-sunau` is the old module under its old name. The code stays as it is, and
only the dependency is declared. It brings `audioop-lts` with it.
"""

import sunau

deprecated = "3.11"
removed = "3.13"
reference = "whatsnew/3.13#whatsnew313-pep594"
safety = "suggested"
requires = ["standard-sunau; python_version >= '3.13'"]


def before():
    return sunau


def after():
    return sunau


examples = '''
@@ a project without a manifest
!import sunau

 print(callable(sunau.open))

@@ a name of it, under another name
!from sunau import open as open_sound

 print(callable(open_sound))

@@ the program does without it
 try:
     import sunau
 except ImportError:
     sunau = None

 print("goes on")

@@ a copy in the package
 from package.vendor import sunau
'''
