import calendar

print(calendar.monthlen(2024, 2))
from calendar import monthlen as days, nextmonth
import calendar

print(days(2024, 2), nextmonth(2024, 12), calendar.prevmonth(2024, 1))
import calendar

print(calendar.monthrange(2024, 2)[1], calendar.isleap(2024))
