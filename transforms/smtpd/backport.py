"""`smtpd` was removed in Python 3.12.

It went away in Python 3.12. `standard-smtpd` is the old module under its old name,
so that the code stays as it is and only the dependency is declared.

This is done where the configuration chooses the alternative `backport` of
`asyncore`, or the command line with `--alternative asyncore=backport`.
"""

import smtpd

deprecated = "3.4"
removed = "3.12"
reference = "whatsnew/3.12#smtpd"
safety = "suggested"
only_with = {"asyncore/module": ["backport"]}
requires = ["standard-smtpd; python_version >= '3.12'"]


def before():
    return smtpd


def after():
    return smtpd


examples = '''
@@ a project without a manifest
!import smtpd

 print(smtpd.__name__)

@@ a name of it, under another name
!from smtpd import SMTPServer as other

 print(callable(other))

@@ a copy in the package if it is missing
 try:
     import smtpd
 except ImportError:
     from package.vendor import smtpd

@@ a copy in the package
 from package.vendor import smtpd
'''
