"""The argument of `sysconfig.is_python_build()` is removed in 3.15.

Python 3.11 ignores `check_home` with a warning, and 3.15 raises `TypeError`. Until 3.10
it chose between the build of the running Python and that of the installed one.
"""

import sysconfig

deprecated = "3.11"
removed = "3.15"
reference = "whatsnew/3.15#sysconfig"
safety = "suggested"


def before(check_home):
    return sysconfig.is_python_build(check_home)


def after(check_home):
    return sysconfig.is_python_build()


examples = '''
@@ by position and by keyword
 import sysconfig

-print(sysconfig.is_python_build(True), sysconfig.is_python_build(check_home=False))
+print(sysconfig.is_python_build(), sysconfig.is_python_build())

@@ imported by name, under another
 from sysconfig import is_python_build as built

-print(built(True))
+print(built())

@@ without it
 import sysconfig

 print(sysconfig.is_python_build())

@@ a function of one's own
 def is_python_build(check_home):
     return check_home

 print(is_python_build(True))
'''
