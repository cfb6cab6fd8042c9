"""`mailcap` was removed in Python 3.13.

`standard-mailcap` installs the old module under its old name, so that only the
dependency is declared. On Python 3.13 it emits a `DeprecationWarning` when it is imported.

`mimetypes` gives types by file name, but knows no programs that show a file.
"""

import mailcap

deprecated = "3.11"
removed = "3.13"
reference = "whatsnew/3.13#whatsnew313-pep594"
safety = "suggested"
requires = ["standard-mailcap; python_version >= '3.13'"]


def before():
    return mailcap


def after():
    return mailcap


examples = '''
@@ a project without a manifest
!import mailcap

 print(mailcap.__name__)

@@ a name of it, under another name
!from mailcap import getcaps as other

 print(callable(other))

@@ a copy in the package if it is missing
 try:
     import mailcap
 except ImportError:
     from package.vendor import mailcap

@@ a copy in the package
 from package.vendor import mailcap
'''
