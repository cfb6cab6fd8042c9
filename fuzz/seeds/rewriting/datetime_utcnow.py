from datetime import datetime

started = datetime.utcnow()
print(started.tzinfo)
import datetime

started = datetime.datetime.utcnow()
print(datetime.datetime.utcfromtimestamp(0), started.tzinfo)
import datetime as dt
from datetime import datetime as stamp

print(dt.datetime.utcnow().tzinfo, stamp.utcnow().tzinfo)
