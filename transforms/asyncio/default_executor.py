"""`set_default_executor()` takes thread pools only since Python 3.11.

It raises `TypeError` for other executors.
"""

from asyncio import AbstractEventLoop
from concurrent.futures import ProcessPoolExecutor

deprecated = "3.8"
removed = "3.11"
reference = "library/asyncio-eventloop#asyncio.loop.set_default_executor"


def before(loop: AbstractEventLoop, executor: ProcessPoolExecutor):
    """Pass a `ThreadPoolExecutor`, and the process pool to each call of `loop.run_in_executor()`."""
    return loop.set_default_executor(executor)


examples = '''
@@ a process pool
 import asyncio
 from concurrent.futures import ProcessPoolExecutor

 def prepare():
     loop = asyncio.new_event_loop()
!    loop.set_default_executor(ProcessPoolExecutor())
     return loop

@@ a thread pool, and a method of one's own
 import asyncio
 from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

 class Loop:
     def set_default_executor(self, executor):
         return executor

 loop = asyncio.new_event_loop()
 loop.set_default_executor(ThreadPoolExecutor())
 print(Loop().set_default_executor(ProcessPoolExecutor) is ProcessPoolExecutor)
 loop.close()
'''
