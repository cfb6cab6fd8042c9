"""The parameter `loop` of `asyncio` coroutines was removed in Python 3.10.

Coroutines run on the event loop that awaits them; the argument never worked with
another one.
`asyncio.ensure_future()`, `asyncio.run_coroutine_threadsafe()`, `asyncio.Task`
and `asyncio.Future` keep the parameter.
"""

import asyncio

deprecated = "3.8"
available = "3.4"
removed = "3.10"
reference = "whatsnew/3.10#removed"


def before(*arguments, loop, **keywords):
    return asyncio.sleep(*arguments, loop=loop, **keywords)


def after(*arguments, loop, **keywords):
    return asyncio.sleep(*arguments, **keywords)


def before_wait(*arguments, loop, **keywords):
    return asyncio.wait(*arguments, loop=loop, **keywords)


def after_wait(*arguments, loop, **keywords):
    return asyncio.wait(*arguments, **keywords)


def before_wait_for(*arguments, loop, **keywords):
    return asyncio.wait_for(*arguments, loop=loop, **keywords)


def after_wait_for(*arguments, loop, **keywords):
    return asyncio.wait_for(*arguments, **keywords)


def before_open_connection(*arguments, loop, **keywords):
    return asyncio.open_connection(*arguments, loop=loop, **keywords)


def after_open_connection(*arguments, loop, **keywords):
    return asyncio.open_connection(*arguments, **keywords)


def before_open_unix_connection(*arguments, loop, **keywords):
    return asyncio.open_unix_connection(*arguments, loop=loop, **keywords)


def after_open_unix_connection(*arguments, loop, **keywords):
    return asyncio.open_unix_connection(*arguments, **keywords)


def before_exec(*arguments, loop, **keywords):
    return asyncio.create_subprocess_exec(*arguments, loop=loop, **keywords)


def after_exec(*arguments, loop, **keywords):
    return asyncio.create_subprocess_exec(*arguments, **keywords)


def before_shell(*arguments, loop, **keywords):
    return asyncio.create_subprocess_shell(*arguments, loop=loop, **keywords)


def after_shell(*arguments, loop, **keywords):
    return asyncio.create_subprocess_shell(*arguments, **keywords)


examples = '''
@@ sleep, wait and wait_for
 import asyncio

 async def main():
     loop = asyncio.get_event_loop()
-    print(await asyncio.sleep(0, "a", loop=loop))
-    print(await asyncio.sleep(loop=loop, delay=0.01, result="b"))
-    print(await asyncio.wait_for(asyncio.sleep(0, "c"), 1, loop=loop))
+    print(await asyncio.sleep(0, "a"))
+    print(await asyncio.sleep(delay=0.01, result="b"))
+    print(await asyncio.wait_for(asyncio.sleep(0, "c"), 1))
     task = loop.create_task(asyncio.sleep(0, "d"))
-    done, pending = await asyncio.wait([task], loop=loop, timeout=2)
+    done, pending = await asyncio.wait([task], timeout=2)
     print(task.result(), len(done), len(pending))

 loop = asyncio.new_event_loop()
 loop.run_until_complete(main())
 loop.close()

@@ an attribute, and the rest of the arguments
 import sys
 from asyncio import create_subprocess_exec, create_subprocess_shell as shell, new_event_loop

 class Runner:
     def __init__(self):
         self._loop = new_event_loop()

     async def run(self, *options):
-        one = await create_subprocess_exec(sys.executable, *options, loop=self._loop)
-        two = await shell("exit 3", loop=self._loop, **{"stdin": None})
+        one = await create_subprocess_exec(sys.executable, *options)
+        two = await shell("exit 3", **{"stdin": None})
         return await one.wait(), await two.wait()

 runner = Runner()
 print(runner._loop.run_until_complete(runner.run("-c", "pass")))
 runner._loop.close()

@@ connections
 import asyncio

 async def talk(host, port, loop=None):
-    reader, writer = await asyncio.open_connection(host, port, loop=loop, limit=1024)
+    reader, writer = await asyncio.open_connection(host, port, limit=1024)
-    await asyncio.open_unix_connection("/tmp/a", loop=loop)
+    await asyncio.open_unix_connection("/tmp/a")

@@ the loop is computed by a call
 import asyncio

 async def wait(make_loop):
!    await asyncio.sleep(1, loop=make_loop())

@@ functions that keep the parameter, and a method
 import asyncio

 class Clock:
     async def sleep(self, delay, loop=None):
         return delay

 async def main(loop):
     print(await asyncio.ensure_future(Clock().sleep(2, loop=loop), loop=loop))
     future = asyncio.Future(loop=loop)
     future.set_result(5)
     print(await future, await asyncio.sleep(0, "a"))

 loop = asyncio.new_event_loop()
 loop.run_until_complete(main(loop))
 loop.close()
'''
