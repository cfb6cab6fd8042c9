"""`asyncio.wait()` takes no coroutines from Python 3.11 on.

It takes tasks and futures only, and raises `TypeError` for a coroutine. A function
is added that creates the tasks on the event loop that runs, as `asyncio.wait()`
did before. Within a coroutine, `asyncio.create_task()` for each one does the same,
and `asyncio.gather()` is simpler where all results are needed.

The argument `loop`, which was removed in Python 3.10, is dropped: coroutines run on
the event loop that awaits them, and it never worked with another one.
"""

import asyncio
from collections.abc import Coroutine

deprecated = "3.8"
available = "3.5"
removed = "3.11"
reference = "library/asyncio-task#asyncio.wait"


def before(first: Coroutine, loop=..., **options):
    return asyncio.wait([first], loop=loop, **options)


def after(first, loop=..., **options):
    return wait([first], **options)


def before_two(first: Coroutine, second, loop=..., **options):
    return asyncio.wait([first, second], loop=loop, **options)


def after_two(first, second, loop=..., **options):
    return wait([first, second], **options)


def before_three(first: Coroutine, second, third, loop=..., **options):
    return asyncio.wait([first, second, third], loop=loop, **options)


def after_three(first, second, third, loop=..., **options):
    return wait([first, second, third], **options)


def before_four(first: Coroutine, second, third, fourth, loop=..., **options):
    return asyncio.wait([first, second, third, fourth], loop=loop, **options)


def after_four(first, second, third, fourth, loop=..., **options):
    return wait([first, second, third, fourth], **options)


def before_set(first: Coroutine, loop=..., **options):
    return asyncio.wait({first}, loop=loop, **options)


def after_set(first, loop=..., **options):
    return wait({first}, **options)


def before_set_two(first: Coroutine, second, loop=..., **options):
    return asyncio.wait({first, second}, loop=loop, **options)


def after_set_two(first, second, loop=..., **options):
    return wait({first, second}, **options)


def before_each(each: Coroutine, name, values, loop=..., **options):
    return asyncio.wait([each for name in values], loop=loop, **options)


def after_each(each, name, values, loop=..., **options):
    return wait([each for name in values], **options)


def before_each_set(each: Coroutine, name, values, loop=..., **options):
    return asyncio.wait({each for name in values}, loop=loop, **options)


def after_each_set(each, name, values, loop=..., **options):
    return wait({each for name in values}, **options)


async def wait(fs, **options):
    """Create tasks of coroutines, and wait for them, as `asyncio.wait()` did until Python 3.10."""
    return await asyncio.wait([asyncio.ensure_future(f) for f in set(fs)], **options)


examples = '''
@@ a list, inside and outside a coroutine
 import asyncio


+async def wait(fs, **options):
+    """Create tasks of coroutines, and wait for them, as `asyncio.wait()` did until Python 3.10."""
+    return await asyncio.wait([asyncio.ensure_future(f) for f in set(fs)], **options)
+
+
 async def double(number):
     return 2 * number


 async def main():
-    done, pending = await asyncio.wait([double(1), double(2)], timeout=5)
+    done, pending = await wait([double(1), double(2)], timeout=5)
     print(sorted(task.result() for task in done), pending)
-    done, _ = await asyncio.wait({double(5), double(3)})
+    done, _ = await wait({double(5), double(3)})
     print(len(done))


 loop = asyncio.new_event_loop()
 loop.run_until_complete(main())
-loop.run_until_complete(asyncio.wait([double(1), double(2), double(3)]))
-done, _ = loop.run_until_complete(asyncio.wait([double(number) for number in range(3)]))
+loop.run_until_complete(wait([double(1), double(2), double(3)]))
+done, _ = loop.run_until_complete(wait([double(number) for number in range(3)]))
 print(sorted(task.result() for task in done))
 loop.close()

@@ imported by name
+import asyncio
 import sys
-from asyncio import run, wait
+from asyncio import run


+async def wait(fs, **options):
+    """Create tasks of coroutines, and wait for them, as `asyncio.wait()` did until Python 3.10."""
+    return await asyncio.wait([asyncio.ensure_future(f) for f in set(fs)], **options)
+
+
 class Worker:
     async def work(self):
         return "done"

     async def main(self):
         done, _ = await wait([self.work()], return_when="ALL_COMPLETED")
         print([task.result() for task in done])
         done, _ = await wait({self.work() for _ in range(2)})
         print(len(done))


 run(Worker().main())

@@ coroutines of the library
 import asyncio


+async def wait(fs, **options):
+    """Create tasks of coroutines, and wait for them, as `asyncio.wait()` did until Python 3.10."""
+    return await asyncio.wait([asyncio.ensure_future(f) for f in set(fs)], **options)
+
+
 async def main():
     event = asyncio.Event()
     event.set()
-    done, _ = await asyncio.wait([event.wait(), asyncio.sleep(0)])
+    done, _ = await wait([event.wait(), asyncio.sleep(0)])
     print(len(done))


 asyncio.run(main())

@@ the argument `loop` is dropped
 import asyncio


+async def wait(fs, **options):
+    """Create tasks of coroutines, and wait for them, as `asyncio.wait()` did until Python 3.10."""
+    return await asyncio.wait([asyncio.ensure_future(f) for f in set(fs)], **options)
+
+
 async def double(number):
     return 2 * number


 async def main():
     loop = asyncio.get_event_loop()
-    done, _ = await asyncio.wait([double(1)], loop=loop, timeout=5)
+    done, _ = await wait([double(1)], timeout=5)
     print(len(done))
-    done, _ = await asyncio.wait({double(number) for number in range(3)}, loop=loop)
+    done, _ = await wait({double(number) for number in range(3)})
     print(len(done))

@@ beside an import of a module of the package
 import asyncio
 import asyncio.subprocess


+async def wait(fs, **options):
+    """Create tasks of coroutines, and wait for them, as `asyncio.wait()` did until Python 3.10."""
+    return await asyncio.wait([asyncio.ensure_future(f) for f in set(fs)], **options)
+
+
 async def main():
-    done, _ = await asyncio.tasks.wait([asyncio.sleep(0)])
+    done, _ = await wait([asyncio.sleep(0)])
     print(len(done), asyncio.subprocess.PIPE)


 asyncio.run(main())

@@ a loop that is computed by a call
 import asyncio

 async def double(number):
     return 2 * number

 async def main(make_loop):
!    await asyncio.wait([double(1)], loop=make_loop())

@@ tasks, and what nobody knows
 import asyncio

 async def double(number):
     return 2 * number

 async def main(others):
     tasks = [asyncio.ensure_future(double(1))]
     await asyncio.wait(tasks)
     done, _ = await asyncio.wait([asyncio.ensure_future(double(2)), *others])
     print(len(done), await asyncio.gather(double(3), double(4)))

 asyncio.run(main([]))

@@ a function of that name
 async def double(number):
     return 2 * number

 def wait(coroutines):
     for coroutine in coroutines:
         coroutine.close()

 wait([double(1), double(2)])
 wait([double(number) for number in range(3)])
 print("closed")
'''
