"""`cgi` was removed in Python 3.13.

`legacy-cgi` installs the old module under its old name, so that only the dependency
is declared. It serves `FieldStorage`, for which the library has no replacement.

`--alternative cgi=module` places a module with `FieldStorage` and `parse()` in the project
instead. For new code, `urllib.parse.parse_qs()` reads the query of a GET request, and the
distribution `multipart` the body of a form with files.
"""

import cgi

deprecated = "3.11"
removed = "3.13"
reference = "whatsnew/3.13#whatsnew313-pep594"
safety = "suggested"
alternatives = {
    "backport": "`legacy-cgi` installs the old module.",
    "module": "a module with `FieldStorage` and `parse()` is placed in the project.",
}
only_with = {"cgi/backport": ["backport"]}
requires = ["legacy-cgi; python_version >= '3.13'"]


def before():
    return cgi


def after():
    return cgi


examples = '''
@@ a project without a manifest
!import cgi

 print(cgi.FieldStorage.__name__)

@@ a name of it, under another name
!from cgi import FieldStorage as Form

 print(callable(Form))

@@ a copy in the package if it is missing
 try:
     import cgi
 except ImportError:
     from package.vendor import cgi

@@ a copy in the package
 from package.vendor import cgi

@@ an import that nothing uses
-import cgi
 import os

 print(os.name)

@@ an unused import in a file with another one
-import cgi
 def load():
!    import cgi
     return cgi.__name__

@@ an import that a comment keeps
!import cgi  # noqa: F401
'''
