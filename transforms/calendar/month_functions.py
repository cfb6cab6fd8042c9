"""`calendar.monthlen()` and its kin were removed in Python 3.8.

They were never documented. `monthrange()` gives the number of days too.
"""

import calendar

removed = "3.8"
available = "3.0"
reference = "library/calendar#calendar.monthrange"


def before(year, month):
    return calendar.monthlen(year, month)


def after(year, month):
    return calendar.monthrange(year, month)[1]


def before_previous():
    return calendar.prevmonth


def after_previous():
    return prevmonth


def before_next():
    return calendar.nextmonth


def after_next():
    return nextmonth


def prevmonth(year, month):
    return (year - 1, 12) if month == 1 else (year, month - 1)


def nextmonth(year, month):
    return (year + 1, 1) if month == 12 else (year, month + 1)


examples = '''
@@ the number of days
 import calendar

-print(calendar.monthlen(2024, 2))
+print(calendar.monthrange(2024, 2)[1])

@@ by name, and the months around
-from calendar import monthlen as days, nextmonth
 import calendar

+
+def nextmonth(year, month):
+    return (year + 1, 1) if month == 12 else (year, month + 1)
+
+
+def prevmonth(year, month):
+    return (year - 1, 12) if month == 1 else (year, month - 1)
+
+
-print(days(2024, 2), nextmonth(2024, 12), calendar.prevmonth(2024, 1))
+print(calendar.monthrange(2024, 2)[1], nextmonth(2024, 12), prevmonth(2024, 1))

@@ what stays
 import calendar

 print(calendar.monthrange(2024, 2)[1], calendar.isleap(2024))

@@ a function of one's own
 def monthlen(year, month):
     return 30

 print(monthlen(2024, 4))
'''
