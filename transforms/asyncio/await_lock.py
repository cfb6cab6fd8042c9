"""Locks of `asyncio` can no longer be awaited since Python 3.9.

`await lock` acquired it and returned a context manager for `with`, which releases
it; `async with` does both.
"""

from asyncio import Condition, Lock, Semaphore

deprecated = "3.7"
removed = "3.9"
reference = "whatsnew/3.9#removed"


async def before(lock: Lock | Semaphore | Condition):
    """Write `async with lock:` instead of `with await lock:`, and `await lock.acquire()` instead of a mere `await lock`."""
    return await lock


def before_generator(lock: Lock | Semaphore | Condition):
    """Write `async with lock:` in an `async def` instead of `with (yield from lock):`."""
    return (yield from lock)


examples = '''
@@ a statement
 import asyncio

 async def main():
     lock = asyncio.Lock()
!    await lock
     lock.release()

@@ a with statement
 from asyncio import Condition, Semaphore

 class Worker:
     def __init__(self):
         self.condition = Condition()

     async def work(self, semaphore: Semaphore):
!        with await self.condition:
             print("condition")
!        with await semaphore as value:
             print(value)

     def generate(self):
!        with (yield from self.condition):
             print("generated")

@@ locks in other ways, and other things that are awaited
 import asyncio

 async def main(things):
     lock = asyncio.Lock()
     async with lock:
         print(lock.locked())
     await lock.acquire()
     lock.release()
     await asyncio.sleep(0)
     for thing in things:
         await thing
         x = await thing.y

 loop = asyncio.new_event_loop()
 loop.run_until_complete(main([]))
 loop.close()
'''
