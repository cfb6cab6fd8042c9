"""`strptime()` of a day without a year raises an error since Python 3.15.

Python 3.13 and 3.14 warn of it.
The year is 1900 then, and so the new code says 1900. To parse the 29th of
February, write the year that is meant instead: 1900 has none, which is why
`datetime.strptime()` never took that day; `time.strptime()` did.
"""

import time
from datetime import datetime

deprecated = "3.13"
available = "3.0"
removed = "3.15"
reference = "library/datetime#datetime.datetime.strptime"
safety = "suggested"


def before(
    moment: datetime | type[datetime],
    date_string,
    format: Text[r"^(?:[^%]|%[^YyGcxDFUWVsd])*%d(?:[^%]|%[^YyGcxDFUWVs])*$"],
):
    return moment.strptime(date_string, format)


def after(moment: datetime | type[datetime], date_string, format):
    return moment.strptime("1900-" + date_string, "%Y-" + format)


def before_time(string, format: Text[r"^(?:[^%]|%[^YyGcxDFUWVsd])*%d(?:[^%]|%[^YyGcxDFUWVs])*$"]):
    return time.strptime(string, format)


def after_time(string, format):
    return time.strptime("1900-" + string, "%Y-" + format)


examples = '''
@@ a line of a log
 from datetime import datetime

 line = "Mar 14 10:05:00 host"
-print(datetime.strptime(line[:15], "%b %d %H:%M:%S"))
+print(datetime.strptime("1900-" + line[:15], "%Y-%b %d %H:%M:%S"))

@@ through the module, and a subclass
 import datetime

 class Stamp(datetime.datetime):
     pass

-print(datetime.datetime.strptime("14.03.", "%d.%m."), Stamp.strptime("3/14", "%m/%d"))
+print(datetime.datetime.strptime("1900-14.03.", "%Y-%d.%m."), Stamp.strptime("1900-3/14", "%Y-%m/%d"))

@@ the function of `time`
 import time
 from time import strptime as parse

-print(time.strptime("14 Mar", "%d %b")[:3], parse("14", "%d").tm_mday)
+print(time.strptime("1900-14 Mar", "%Y-%d %b")[:3], parse("1900-14", "%Y-%d").tm_mday)

@@ with a year, without a day, and with percent signs
 import datetime

 print(datetime.datetime.strptime("14 Mar 24", "%d %b %y"), datetime.datetime.strptime("2024-03-14", "%Y-%m-%d"))
 print(datetime.datetime.strptime("10:05", "%H:%M"), datetime.datetime.strptime("%d 10", "%%d %H"))

@@ a format of unknown text
 from datetime import datetime

 def parse(text, format):
     return datetime.strptime(text, format)

 print(parse("2024", "%Y"))

@@ the other function, and another class
 import datetime

 class Parser:
     def strptime(self, text, format):
         return text

 print(datetime.datetime(2024, 3, 14).strftime("%d %b"), Parser().strptime("14", "%d"))
'''
