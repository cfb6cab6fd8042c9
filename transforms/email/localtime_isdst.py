"""`isdst` of `email.utils.localtime()` was removed in Python 3.14.

Python 3.12 ignores the argument and warns of it; 3.14 refuses it.
Until 3.11 it told summer time from winter time in the hour that comes twice;
`dt` has `fold` for that.
"""

import email.utils

deprecated = "3.12"
removed = "3.14"
reference = "library/email.utils#email.utils.localtime"
safety = "suggested"


def before(isdst, dt=...):
    return email.utils.localtime(dt, isdst)


def after(isdst, dt=...):
    return email.utils.localtime(dt)


examples = '''
@@ by keyword
 import datetime
 import email.utils

 day = datetime.datetime(2024, 1, 5)
-print(email.utils.localtime(day, isdst=0) == day.astimezone())
+print(email.utils.localtime(day) == day.astimezone())

@@ by position, imported by name
 import datetime
 from email.utils import localtime as local

 day = datetime.datetime(2024, 1, 5)
-print(local(day, -1) == day.astimezone())
+print(local(day) == day.astimezone())

@@ without it
 from email import utils

 print(utils.localtime().tzinfo is None)

@@ the function of another module
 import time

 print(time.localtime(0).tm_year > 1900)
'''
