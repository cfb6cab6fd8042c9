"""`pipes` was removed in Python 3.13.

`standard-pipes` installs the old module under its old name, so that only the dependency
is declared; it serves `pipes.Template`. On Python 3.13 it emits a `DeprecationWarning`
when it is imported.

`subprocess.run(command, shell=True, ...)` runs a pipeline of the shell without it.
`pipes.quote()` needs no dependency: it is `shlex.quote()`.
"""

import pipes

deprecated = "3.11"
removed = "3.13"
reference = "whatsnew/3.13#whatsnew313-pep594"
safety = "suggested"
requires = ["standard-pipes; python_version >= '3.13'"]


def before():
    return pipes


def after():
    return pipes


examples = '''
@@ a project without a manifest
!import pipes

 print(pipes.__name__)

@@ a name of it, under another name
!from pipes import Template as other

 print(callable(other))

@@ a copy in the package if it is missing
 try:
     import pipes
 except ImportError:
     from package.vendor import pipes

@@ a copy in the package
 from package.vendor import pipes
'''
