"""`time.clock()` was removed in Python 3.8.

It measured the time of the processor on Unix, and elapsed time on Windows.
Most code that calls it twice means elapsed time, which is what
`perf_counter()` measures on all systems.
"""

import sys
import time

deprecated = "3.3"
available = "3.3"
removed = "3.8"
reference = "whatsnew/3.8#api-and-feature-removals"
safety = "suggested"
alternatives = {
    "elapsed": "measures elapsed time, as `clock()` did on Windows.",
    "processor": "measures the time of the processor, as `clock()` did on Unix.",
    "platform": "measures what `clock()` did on each system.",
}


def before():
    return time.clock


def after():
    return time.perf_counter


def processor():
    return time.process_time


def platform():
    return time.perf_counter if sys.platform == "win32" else time.process_time


examples = '''
@@ two calls
 import time

-start = time.clock()
+start = time.perf_counter()
-print(time.clock() - start < 60)
+print(time.perf_counter() - start < 60)

@@ by name, and under another
-from time import clock as now, sleep
+from time import perf_counter as now, sleep

 start = now()
 sleep(0)
 print(now() >= start)

@@ the function as a value
 import time
 import timeit

-print(timeit.timeit("1", timer=time.clock, number=1) < 60)
+print(timeit.timeit("1", timer=time.perf_counter, number=1) < 60)

@@ one function for each system
 import sys
 import time

 if sys.platform == "win32":
-    timer = time.clock
+    timer = time.perf_counter
 else:
     timer = time.time
 print(timer() > 0)

@@ the new function where there is one
 import time

 try:
     timer = time.perf_counter
 except AttributeError:
     timer = time.clock
 print(timer() > 0)

@@ tested with hasattr
 import time

 start = time.clock() if hasattr(time, "clock") else time.process_time()
 print(start > 0)

@@ a clock of one's own
 class Game:
     def clock(self):
         return 0

 time = Game()
 print(time.clock())

@@ another answer where it is missing
 import time

 try:
     clock = time.clock
 except AttributeError:
     clock = time.time
 print(clock() > 0)
'''
