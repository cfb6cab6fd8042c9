"""`aifc` was removed in Python 3.13.

`standard-aifc` is the old module under its old name. The code stays as it is, and
only the dependency is declared. It brings `audioop-lts` and `standard-chunk` with it.
"""

import aifc

deprecated = "3.11"
removed = "3.13"
reference = "whatsnew/3.13#whatsnew313-pep594"
safety = "suggested"
requires = ["standard-aifc; python_version >= '3.13'"]


def before():
    return aifc


def after():
    return aifc


examples = '''
@@ a project without a manifest
!import aifc

 print(callable(aifc.open))

@@ a name of it, under another name
!from aifc import open as open_sound

 print(callable(open_sound))

@@ the program does without it
 try:
     import aifc
 except ImportError:
     aifc = None

 print("goes on")

@@ a copy in the package
 from package.vendor import aifc
'''
