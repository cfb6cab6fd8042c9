"""The parameter `loop` of `asyncio` classes was removed in Python 3.10.

Locks, queues and the like use the event loop on which they are first awaited.
`gather()`, `shield()` and `as_completed()` use that of their futures, or the
running one; outside a coroutine, they need futures or a current event loop.
A server listens on the running event loop.
Until Python 3.9, an object that is created before its event loop runs belongs to
the current event loop of the thread; another one has to be passed there. So where
one of these Pythons is to be supported, both calls stay, under a test of the version.
"""

import asyncio

deprecated = "3.8"
available = "3.10"
removed = "3.10"
reference = "whatsnew/3.10#removed"
safety = "suggested"


def before(*arguments, loop, **keywords):
    return asyncio.Lock(*arguments, loop=loop, **keywords)


def after(*arguments, loop, **keywords):
    return asyncio.Lock(*arguments, **keywords)


def before_event(*arguments, loop, **keywords):
    return asyncio.Event(*arguments, loop=loop, **keywords)


def after_event(*arguments, loop, **keywords):
    return asyncio.Event(*arguments, **keywords)


def before_condition(*arguments, loop, **keywords):
    return asyncio.Condition(*arguments, loop=loop, **keywords)


def after_condition(*arguments, loop, **keywords):
    return asyncio.Condition(*arguments, **keywords)


def before_semaphore(*arguments, loop, **keywords):
    return asyncio.Semaphore(*arguments, loop=loop, **keywords)


def after_semaphore(*arguments, loop, **keywords):
    return asyncio.Semaphore(*arguments, **keywords)


def before_bounded_semaphore(*arguments, loop, **keywords):
    return asyncio.BoundedSemaphore(*arguments, loop=loop, **keywords)


def after_bounded_semaphore(*arguments, loop, **keywords):
    return asyncio.BoundedSemaphore(*arguments, **keywords)


def before_queue(*arguments, loop, **keywords):
    return asyncio.Queue(*arguments, loop=loop, **keywords)


def after_queue(*arguments, loop, **keywords):
    return asyncio.Queue(*arguments, **keywords)


def before_lifo_queue(*arguments, loop, **keywords):
    return asyncio.LifoQueue(*arguments, loop=loop, **keywords)


def after_lifo_queue(*arguments, loop, **keywords):
    return asyncio.LifoQueue(*arguments, **keywords)


def before_priority_queue(*arguments, loop, **keywords):
    return asyncio.PriorityQueue(*arguments, loop=loop, **keywords)


def after_priority_queue(*arguments, loop, **keywords):
    return asyncio.PriorityQueue(*arguments, **keywords)


def before_gather(*arguments, loop, **keywords):
    return asyncio.gather(*arguments, loop=loop, **keywords)


def after_gather(*arguments, loop, **keywords):
    return asyncio.gather(*arguments, **keywords)


def before_shield(*arguments, loop, **keywords):
    return asyncio.shield(*arguments, loop=loop, **keywords)


def after_shield(*arguments, loop, **keywords):
    return asyncio.shield(*arguments, **keywords)


def before_as_completed(*arguments, loop, **keywords):
    return asyncio.as_completed(*arguments, loop=loop, **keywords)


def after_as_completed(*arguments, loop, **keywords):
    return asyncio.as_completed(*arguments, **keywords)


def before_start_server(*arguments, loop, **keywords):
    return asyncio.start_server(*arguments, loop=loop, **keywords)


def after_start_server(*arguments, loop, **keywords):
    return asyncio.start_server(*arguments, **keywords)


def before_start_unix_server(*arguments, loop, **keywords):
    return asyncio.start_unix_server(*arguments, loop=loop, **keywords)


def after_start_unix_server(*arguments, loop, **keywords):
    return asyncio.start_unix_server(*arguments, **keywords)


examples = '''
@@ locks and queues
 import asyncio

 async def main():
     loop = asyncio.get_event_loop()
-    queue = asyncio.Queue(3, loop=loop)
-    event = asyncio.Event(loop=loop)
-    async with asyncio.Lock(loop=loop), asyncio.Semaphore(value=2, loop=loop), asyncio.BoundedSemaphore(loop=loop):
+    queue = asyncio.Queue(3)
+    event = asyncio.Event()
+    async with asyncio.Lock(), asyncio.Semaphore(value=2), asyncio.BoundedSemaphore():
         await queue.put("a")
-    async with asyncio.Condition(loop=loop):
+    async with asyncio.Condition():
         event.set()
     await event.wait()
-    print(await queue.get(), asyncio.LifoQueue(loop=loop).qsize(), asyncio.PriorityQueue(maxsize=2, loop=loop).maxsize)
+    print(await queue.get(), asyncio.LifoQueue().qsize(), asyncio.PriorityQueue(maxsize=2).maxsize)

 loop = asyncio.new_event_loop()
 loop.run_until_complete(main())
 loop.close()

@@ functions
 from asyncio import as_completed, gather as collect, new_event_loop, shield, sleep

 async def main(loop):
-    print(await collect(sleep(0, "a"), sleep(0, "b"), loop=loop))
-    print(await collect(*[sleep(0, n) for n in (1, 2)], loop=loop, return_exceptions=True))
-    print(await shield(sleep(0, "c"), loop=loop))
-    for future in as_completed([sleep(0, "d")], loop=loop, timeout=2):
+    print(await collect(sleep(0, "a"), sleep(0, "b")))
+    print(await collect(*[sleep(0, n) for n in (1, 2)], return_exceptions=True))
+    print(await shield(sleep(0, "c")))
+    for future in as_completed([sleep(0, "d")], timeout=2):
         print(await future)

 loop = new_event_loop()
 loop.run_until_complete(main(loop))
 loop.close()

@@ a server, and a subclass
 import asyncio

 class Mailbox(asyncio.Queue):
     def __init__(self, loop):
-        super().__init__(maxsize=5, loop=loop)
+        super().__init__(maxsize=5)

 async def serve(callback, loop):
-    await asyncio.start_unix_server(callback, "/tmp/a", loop=loop)
-    return await asyncio.start_server(callback, "localhost", 0, loop=loop), Mailbox(loop)
+    await asyncio.start_unix_server(callback, "/tmp/a")
+    return await asyncio.start_server(callback, "localhost", 0), Mailbox(loop)

@@ classes that keep the parameter, and another module
 import asyncio
 import queue

 class Event:
     def __init__(self, loop):
         self.loop = loop

 loop = asyncio.new_event_loop()
 future = asyncio.Future(loop=loop)
 future.set_result(asyncio.StreamReader(loop=loop).at_eof())
 print(loop.run_until_complete(future), Event(loop=loop).loop is loop, queue.Queue(3).maxsize)
 loop.close()
'''
