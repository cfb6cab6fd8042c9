from datetime import datetime

line = "Mar 14 10:05:00 host"
print(datetime.strptime(line[:15], "%b %d %H:%M:%S"))
import datetime

class Stamp(datetime.datetime):
    pass

print(datetime.datetime.strptime("14.03.", "%d.%m."), Stamp.strptime("3/14", "%m/%d"))
import time
from time import strptime as parse

print(time.strptime("14 Mar", "%d %b")[:3], parse("14", "%d").tm_mday)
