import datetime
import email.utils

day = datetime.datetime(2024, 1, 5)
print(email.utils.localtime(day, isdst=0) == day.astimezone())
import datetime
from email.utils import localtime as local

day = datetime.datetime(2024, 1, 5)
print(local(day, -1) == day.astimezone())
from email import utils

print(utils.localtime().tzinfo is None)
