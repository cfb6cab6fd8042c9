"""`telnetlib` was removed in Python 3.13.

`standard-telnetlib` is the old module under its old name. The code stays as it is,
and only the dependency is declared. On Python 3.13 and later the distribution warns
when it is imported.

This is done where the configuration chooses the alternative `backport` of
`telnetlib`, or the command line with `--alternative telnetlib=backport`.
"""

import telnetlib

deprecated = "3.11"
removed = "3.13"
reference = "whatsnew/3.13#whatsnew313-pep594"
safety = "suggested"
only_with = {"telnetlib/module": ["backport"]}
requires = ["standard-telnetlib; python_version >= '3.13'"]


def before():
    return telnetlib


def after():
    return telnetlib


examples = '''
@@ a project without a manifest
!import telnetlib

 print(telnetlib.TELNET_PORT)

@@ a name of it, under another name
!from telnetlib import Telnet as Session

 print(callable(Session))

@@ a copy in the package if it is missing
 try:
     import telnetlib
 except ImportError:
     from package.vendor import telnetlib

@@ another module
 from telnetlib3.telnetlib import Telnet
'''
