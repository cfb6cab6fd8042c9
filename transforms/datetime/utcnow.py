"""`datetime.utcnow` is deprecated since Python 3.12.

Both methods return naive values, which other methods take for local time; so
Python 3.12 warns of them.
What is put in their place is naive as well, so that it can still be compared
with other naive values, and is written in the same way.
"""

from datetime import datetime, timezone

deprecated = "3.12"
available = "3.2"
reference = "whatsnew/3.12#deprecated"
alternatives = {
    "naive": "if other naive values meet them.",
    "aware": "if all values that it meets have a time zone, too.",
}


def before_function():
    return datetime.utcnow


def after_function():
    return utcnow


def utcnow():
    return datetime.now(timezone.utc).replace(tzinfo=None)


def before_timestamp_function():
    return datetime.utcfromtimestamp


def after_timestamp_function():
    return utcfromtimestamp


def utcfromtimestamp(timestamp):
    return datetime.fromtimestamp(timestamp, timezone.utc).replace(tzinfo=None)


def before(moment: datetime | type[datetime]):
    return moment.utcnow()


def after(moment: datetime | type[datetime]):
    return moment.now(timezone.utc).replace(tzinfo=None)


def aware(moment: datetime | type[datetime]):
    return moment.now(timezone.utc)


def before_timestamp(moment: datetime | type[datetime], timestamp):
    return moment.utcfromtimestamp(timestamp)


def after_timestamp(moment: datetime | type[datetime], timestamp):
    return moment.fromtimestamp(timestamp, timezone.utc).replace(tzinfo=None)


def aware_timestamp(moment: datetime | type[datetime], timestamp):
    return moment.fromtimestamp(timestamp, timezone.utc)


def before_utc(moment: datetime | type[datetime]):
    return moment.utcnow().replace(tzinfo=timezone.utc)


def after_utc(moment: datetime | type[datetime]):
    return moment.now(timezone.utc)


def before_timestamp_utc(moment: datetime | type[datetime], timestamp):
    return moment.utcfromtimestamp(timestamp).replace(tzinfo=timezone.utc)


def after_timestamp_utc(moment: datetime | type[datetime], timestamp):
    return moment.fromtimestamp(timestamp, timezone.utc)


def before_aware(moment: datetime | type[datetime], tz, **fields):
    return moment.utcnow().replace(tzinfo=tz, **fields)


def after_aware(moment: datetime | type[datetime], tz, **fields):
    return moment.now(timezone.utc).replace(tzinfo=tz, **fields)


def before_timestamp_aware(moment: datetime | type[datetime], timestamp, tz, **fields):
    return moment.utcfromtimestamp(timestamp).replace(tzinfo=tz, **fields)


def after_timestamp_aware(moment: datetime | type[datetime], timestamp, tz, **fields):
    return moment.fromtimestamp(timestamp, timezone.utc).replace(tzinfo=tz, **fields)


def before_format(moment: datetime | type[datetime], format: Text[r"^(?:[^%]|%[aAbBdHIjmMpSUwWyYfGVu%])*$"]):
    return moment.utcnow().strftime(format)


def after_format(moment: datetime | type[datetime], format):
    return moment.now(timezone.utc).strftime(format)


def before_timestamp_format(
    moment: datetime | type[datetime], timestamp, format: Text[r"^(?:[^%]|%[aAbBdHIjmMpSUwWyYfGVu%])*$"]
):
    return moment.utcfromtimestamp(timestamp).strftime(format)


def after_timestamp_format(moment: datetime | type[datetime], timestamp, format):
    return moment.fromtimestamp(timestamp, timezone.utc).strftime(format)


def before_date(moment: datetime | type[datetime]):
    return moment.utcnow().date()


def after_date(moment: datetime | type[datetime]):
    return moment.now(timezone.utc).date()


def before_timestamp_date(moment: datetime | type[datetime], timestamp):
    return moment.utcfromtimestamp(timestamp).date()


def after_timestamp_date(moment: datetime | type[datetime], timestamp):
    return moment.fromtimestamp(timestamp, timezone.utc).date()


examples = '''
@@ the class, imported by name
-from datetime import datetime
+from datetime import datetime, timezone

-started = datetime.utcnow()
+started = datetime.now(timezone.utc).replace(tzinfo=None)
 print(started.tzinfo)

@@ through the module
 import datetime

-started = datetime.datetime.utcnow()
-print(datetime.datetime.utcfromtimestamp(0), started.tzinfo)
+started = datetime.datetime.now(datetime.timezone.utc).replace(tzinfo=None)
+print(datetime.datetime.fromtimestamp(0, datetime.timezone.utc).replace(tzinfo=None), started.tzinfo)

@@ under other names
 import datetime as dt
 from datetime import datetime as stamp

-print(dt.datetime.utcnow().tzinfo, stamp.utcnow().tzinfo)
+print(dt.datetime.now(dt.timezone.utc).replace(tzinfo=None).tzinfo, stamp.now(dt.timezone.utc).replace(tzinfo=None).tzinfo)

@@ what is made of it
-from datetime import datetime
+from datetime import datetime, timezone

 def show(timestamp):
-    return datetime.utcfromtimestamp(float(timestamp)).strftime("%Y") + " " + datetime.utcnow().isoformat()[:0]
+    return datetime.fromtimestamp(float(timestamp), timezone.utc).strftime("%Y") + " " + datetime.now(timezone.utc).replace(tzinfo=None).isoformat()[:0]

 print(show("86400"))

@@ what tells no time zone
-from datetime import datetime
+from datetime import datetime, timezone

-print(datetime.utcfromtimestamp(0).strftime("%Y-%m-%dT%H:%M:%SZ"), datetime.utcfromtimestamp(0).date())
+print(datetime.fromtimestamp(0, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"), datetime.fromtimestamp(0, timezone.utc).date())
-print(datetime.utcnow().strftime("%%"), datetime.utcnow().date() < datetime.max.date())
+print(datetime.now(timezone.utc).strftime("%%"), datetime.now(timezone.utc).date() < datetime.max.date())
-print(datetime.utcfromtimestamp(0).strftime("%Y %z"))
+print(datetime.fromtimestamp(0, timezone.utc).replace(tzinfo=None).strftime("%Y %z"))

@@ what is given a time zone at once
 from datetime import datetime, timedelta, timezone

 east = timezone(timedelta(hours=1))
-print(datetime.utcnow().replace(tzinfo=timezone.utc).tzinfo)
-print(datetime.utcfromtimestamp(0).replace(tzinfo=timezone.utc))
-print(datetime.utcfromtimestamp(0).replace(tzinfo=east), datetime.utcfromtimestamp(5).replace(tzinfo=east, second=0))
-print(datetime.utcnow().replace(tzinfo=None, year=2000).year)
+print(datetime.now(timezone.utc).tzinfo)
+print(datetime.fromtimestamp(0, timezone.utc))
+print(datetime.fromtimestamp(0, timezone.utc).replace(tzinfo=east), datetime.fromtimestamp(5, timezone.utc).replace(tzinfo=east, second=0))
+print(datetime.now(timezone.utc).replace(tzinfo=None, year=2000).year)

@@ another value that is called timezone
-from datetime import datetime
+from datetime import datetime, timezone as _timezone

 timezone = "Europe/Vienna"
-print(datetime.utcfromtimestamp(0), timezone)
+print(datetime.fromtimestamp(0, _timezone.utc).replace(tzinfo=None), timezone)

@@ a subclass
 import datetime

 class Stamp(datetime.datetime):
     pass

-print(Stamp.utcfromtimestamp(0))
+print(Stamp.fromtimestamp(0, datetime.timezone.utc).replace(tzinfo=None))

@@ an import inside the function
 def now():
-    from datetime import datetime
+    from datetime import datetime, timezone
-    return datetime.utcnow()
+    return datetime.now(timezone.utc).replace(tzinfo=None)

 print(now().tzinfo)

@@ the method as a value
-from datetime import datetime
+from datetime import datetime, timezone
+
+
+def utcnow():
+    return datetime.now(timezone.utc).replace(tzinfo=None)
+

 class Entry:
-    def __init__(self, clock=datetime.utcnow):
+    def __init__(self, clock=utcnow):
         self.clock = clock

 print(Entry().clock().tzinfo)

@@ the other method as a value
-from datetime import datetime
+from datetime import datetime, timezone
+
+
+def utcfromtimestamp(timestamp):
+    return datetime.fromtimestamp(timestamp, timezone.utc).replace(tzinfo=None)
+

-print([str(day) for day in map(datetime.utcfromtimestamp, [0, 86400])])
+print([str(day) for day in map(utcfromtimestamp, [0, 86400])])

@@ what a field begins with
 import datetime
 from dataclasses import dataclass, field
+
+
+def utcnow():
+    return datetime.datetime.now(datetime.timezone.utc).replace(tzinfo=None)
+

 @dataclass
 class Entry:
-    at: datetime.datetime = field(default_factory=datetime.datetime.utcnow)
+    at: datetime.datetime = field(default_factory=utcnow)

 print(Entry().at.tzinfo)

@@ a method of a value, and the method of a subclass
 import datetime

 class Stamp(datetime.datetime):
     pass

 def ways(moment: datetime.datetime):
!    return moment.utcnow, Stamp.utcnow

 print(len(ways(datetime.datetime.now())))

@@ a class of one's own
 class Clock:
     def utcnow(self):
         return 5

 print(Clock().utcnow())

@@ a time zone is there already
 from datetime import datetime, timezone

 print(datetime.now(timezone.utc).tzinfo, datetime.fromtimestamp(0, tz=timezone.utc))

@@ where hasattr has been asked
 from datetime import datetime

 if hasattr(datetime, "utcnow"):
     print(datetime.utcnow().tzinfo)

@@ a parenthesis on a line of its own
 import datetime

-moment = datetime.datetime.utcfromtimestamp(
+moment = datetime.datetime.fromtimestamp(
-    int("1")
-).isoformat()
+    int("1"), datetime.timezone.utc
+).replace(tzinfo=None).isoformat()
 print(moment)
'''
