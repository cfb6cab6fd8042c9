"""`calendar.January` and `February` are deprecated since Python 3.12.

Python 3.12 warns of these names. Its new ones, `JANUARY` and `FEBRUARY`, are
members of an enumeration and print otherwise; the numbers are what the old
names have been on every Python.
"""

import calendar

deprecated = "3.12"
reference = "whatsnew/3.12#deprecated"


def before():
    return calendar.January


def after():
    return 1


def before_february():
    return calendar.February


def after_february():
    return 2


examples = '''
@@ through the module
 import calendar

-print(calendar.monthrange(2024, calendar.February), calendar.January)
+print(calendar.monthrange(2024, 2), 1)

@@ imported by name, under another
-from calendar import January as first, isleap
+from calendar import isleap

-print(isleap(2024), first)
+print(isleap(2024), 1)

@@ names of one's own
 January = "Jänner"
 print(January)

@@ the new names
 import calendar

 if hasattr(calendar, "FEBRUARY"):
     print(int(calendar.FEBRUARY))
'''
