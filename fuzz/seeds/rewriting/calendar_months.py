import calendar

print(calendar.monthrange(2024, calendar.February), calendar.January)
from calendar import January as first, isleap

print(isleap(2024), first)
January = "Jänner"
print(January)
