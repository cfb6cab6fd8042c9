"""The argument `endtime` of `Popen.wait()` was removed in Python 3.7.

It was deprecated in Python 3.4 and never documented. `timeout` is the time from
now on.
"""

import time
from subprocess import Popen

deprecated = "3.4"
available = "3.3"
removed = "3.7"
reference = "library/subprocess#subprocess.Popen.wait"
safety = "suggested"


def before(process: Popen, endtime: float):
    return process.wait(endtime=endtime)


def after(process: Popen, endtime):
    return process.wait(timeout=endtime - time.monotonic())


examples = '''
@@ the keyword
 import subprocess
 import sys
 import time

 process = subprocess.Popen([sys.executable, "-c", ""])
-print(process.wait(endtime=time.monotonic() + 60))
+print(process.wait(timeout=time.monotonic() + 60 - time.monotonic()))

@@ the other argument
 import subprocess
 import sys

 process = subprocess.Popen([sys.executable, "-c", ""])
 print(process.wait(timeout=60))

@@ another class
 class Job:
     def wait(self, endtime):
         return endtime

 print(Job().wait(endtime=5))
'''
