import time

start = time.clock()
print(time.clock() - start < 60)
from time import clock as now, sleep

start = now()
sleep(0)
print(now() >= start)
import time
import timeit

print(timeit.timeit("1", timer=time.clock, number=1) < 60)
