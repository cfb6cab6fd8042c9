"""`cgitb` was removed in Python 3.13.

`legacy-cgi` installs `cgi` and `cgitb` under their old names, so that only the
dependency is declared.

A script that only calls `cgitb.enable()` can do without: an uncaught exception is printed
to the log of the server anyway. `--alternative cgitb=remove` removes such calls.
`logging.exception()` or `traceback.format_exc()` describe an exception that is caught,
without the values of variables.
"""

import cgitb

deprecated = "3.11"
removed = "3.13"
reference = "whatsnew/3.13#whatsnew313-pep594"
safety = "suggested"
alternatives = {
    "backport": "`legacy-cgi` installs the old module.",
    "remove": "calls of `enable()` are removed, and errors are printed as text.",
}
only_with = {"cgitb/backport": ["backport"]}
requires = ["legacy-cgi; python_version >= '3.13'"]


def before():
    return cgitb


def after():
    return cgitb


examples = '''
@@ a project without a manifest
!import cgitb

 print(cgitb.__name__)

@@ a name of it, under another name
!from cgitb import enable as other

 print(callable(other))

@@ a copy in the package if it is missing
 try:
     import cgitb
 except ImportError:
     from package.vendor import cgitb

@@ a copy in the package
 from package.vendor import cgitb
'''
