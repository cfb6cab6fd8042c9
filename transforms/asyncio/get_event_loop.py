"""`asyncio.get_event_loop()` creates no event loop in Python 3.14.

Where no event loop runs and none is set, it raises `RuntimeError`; Python 3.12
and 3.13 warn there. A function is added that creates and sets one, as Python did
before in the main thread.
For a program with one entry point, `asyncio.run()` is the better choice: it
creates an event loop, runs a coroutine, cancels the tasks that are left, and closes
the loop. Objects that belong to another event loop cannot be used in it.
In coroutines and callbacks, `get_event_loop()` stays right.
"""

import asyncio
import warnings
from collections.abc import Coroutine

deprecated = "3.12"
available = {"asyncio.get_event_loop": "3.4", "asyncio.run": "3.7"}
removed = "3.14"
reference = "library/asyncio-eventloop#asyncio.get_event_loop"
safety = "suggested"
at_import = ["import"]
alternatives = {
    "function": "returns the current event loop of the thread, or a new one that becomes the current one.",
    "run": "runs the coroutine on an event loop of its own: if the current one is used for nothing else.",
}


def before_closed(loop: Name, main: Coroutine):
    loop = asyncio.get_event_loop()
    loop.run_until_complete(main)
    loop.close()


def after_closed(loop: Name, main: Coroutine):
    loop = get_event_loop()
    loop.run_until_complete(main)
    loop.close()


def run_closed(loop: Name, main: Coroutine):
    asyncio.run(main)


def before_coroutine(main: Coroutine):
    return asyncio.get_event_loop().run_until_complete(main)


def after_coroutine(main: Coroutine):
    return get_event_loop().run_until_complete(main)


def run_coroutine(main: Coroutine):
    return asyncio.run(main)


def before_future(main):
    return asyncio.get_event_loop().run_until_complete(main)


def after_future(main):
    return get_event_loop().run_until_complete(main)


def before_forever():
    return asyncio.get_event_loop().run_forever()


def after_forever():
    return get_event_loop().run_forever()


def before_loop(loop: Name, main):
    loop = asyncio.get_event_loop()
    loop.run_until_complete(main)


def after_loop(loop: Name, main):
    loop = get_event_loop()
    loop.run_until_complete(main)


def before_result(loop: Name, main, result):
    loop = asyncio.get_event_loop()
    result = loop.run_until_complete(main)


def after_result(loop: Name, main, result):
    loop = get_event_loop()
    result = loop.run_until_complete(main)


def before_task(loop: Name, task):
    loop = asyncio.get_event_loop()
    loop.create_task(task)
    loop.run_forever()


def after_task(loop: Name, task):
    loop = get_event_loop()
    loop.create_task(task)
    loop.run_forever()


def before_serve(loop: Name):
    loop = asyncio.get_event_loop()
    loop.run_forever()


def after_serve(loop: Name):
    loop = get_event_loop()
    loop.run_forever()


def before_create_server(loop: Name, coroutine, *arguments, **keywords):
    loop = asyncio.get_event_loop()
    coroutine = loop.create_server(*arguments, **keywords)


def after_create_server(loop: Name, coroutine, *arguments, **keywords):
    loop = get_event_loop()
    coroutine = loop.create_server(*arguments, **keywords)


def before_create_connection(loop: Name, coroutine, *arguments, **keywords):
    loop = asyncio.get_event_loop()
    coroutine = loop.create_connection(*arguments, **keywords)


def after_create_connection(loop: Name, coroutine, *arguments, **keywords):
    loop = get_event_loop()
    coroutine = loop.create_connection(*arguments, **keywords)


def before_create_datagram_endpoint(loop: Name, coroutine, *arguments, **keywords):
    loop = asyncio.get_event_loop()
    coroutine = loop.create_datagram_endpoint(*arguments, **keywords)


def after_create_datagram_endpoint(loop: Name, coroutine, *arguments, **keywords):
    loop = get_event_loop()
    coroutine = loop.create_datagram_endpoint(*arguments, **keywords)


def before_import():
    return asyncio.get_event_loop()


def after_import():
    return get_event_loop()


def before_default(loop):
    """In Python 3.14, it raises `RuntimeError` where no event loop runs and none is set: create the object in a coroutine, or pass the event loop to it."""
    return loop or asyncio.get_event_loop()


def before_none(loop):
    """In Python 3.14, it raises `RuntimeError` where no event loop runs and none is set: create the object in a coroutine, or pass the event loop to it."""
    return asyncio.get_event_loop() if loop is None else loop


def before_given(loop):
    """In Python 3.14, it raises `RuntimeError` where no event loop runs and none is set: create the object in a coroutine, or pass the event loop to it."""
    return loop if loop is not None else asyncio.get_event_loop()


def before_true(loop):
    """In Python 3.14, it raises `RuntimeError` where no event loop runs and none is set: create the object in a coroutine, or pass the event loop to it."""
    return loop if loop else asyncio.get_event_loop()


def get_event_loop():
    """Return the current event loop, or create and set one, as Python did before 3.14."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        try:
            return asyncio.get_event_loop()
        except RuntimeError:
            loop = asyncio.new_event_loop()
            asyncio.set_event_loop(loop)
            return loop


examples = '''
@@ a loop that runs one coroutine and is closed, imported by name
-from asyncio import get_event_loop as current, sleep
+import asyncio
+import warnings
+from asyncio import sleep


+def get_event_loop():
+    """Return the current event loop, or create and set one, as Python did before 3.14."""
+    with warnings.catch_warnings():
+        warnings.simplefilter("ignore", DeprecationWarning)
+        try:
+            return asyncio.get_event_loop()
+        except RuntimeError:
+            loop = asyncio.new_event_loop()
+            asyncio.set_event_loop(loop)
+            return loop
+
+
 async def main():
     await sleep(0)
     print("done")


 def start():
-    loop = current()
+    loop = get_event_loop()
     loop.run_until_complete(main())
     loop.close()


 start()

@@ the loop is used more than once
 import asyncio
+import warnings


+def get_event_loop():
+    """Return the current event loop, or create and set one, as Python did before 3.14."""
+    with warnings.catch_warnings():
+        warnings.simplefilter("ignore", DeprecationWarning)
+        try:
+            return asyncio.get_event_loop()
+        except RuntimeError:
+            loop = asyncio.new_event_loop()
+            asyncio.set_event_loop(loop)
+            return loop
+
+
 async def main(name):
     return name


 def run(name):
-    return asyncio.get_event_loop().run_until_complete(main(name))
+    return get_event_loop().run_until_complete(main(name))


 print(run("a"), run("b"))
-loop = asyncio.get_event_loop()
+loop = get_event_loop()
 value = loop.run_until_complete(asyncio.gather(main("c")))
-print(value, asyncio.get_event_loop() is loop)
+print(value, get_event_loop() is loop)
-loop = asyncio.get_event_loop()
+loop = get_event_loop()
 loop.run_until_complete(asyncio.sleep(0))
 loop.close()

@@ it runs until it is stopped
 import asyncio
+import warnings


+def get_event_loop():
+    """Return the current event loop, or create and set one, as Python did before 3.14."""
+    with warnings.catch_warnings():
+        warnings.simplefilter("ignore", DeprecationWarning)
+        try:
+            return asyncio.get_event_loop()
+        except RuntimeError:
+            loop = asyncio.new_event_loop()
+            asyncio.set_event_loop(loop)
+            return loop
+
+
 async def main():
     asyncio.get_event_loop().stop()


-loop = asyncio.get_event_loop()
+loop = get_event_loop()
 loop.create_task(main())
 loop.run_forever()
 print("stopped")


 def serve():
-    asyncio.get_event_loop().run_forever()
+    get_event_loop().run_forever()


 def serve_loop():
-    loop = asyncio.get_event_loop()
+    loop = get_event_loop()
     loop.run_forever()

@@ servers and connections
 import asyncio
+import warnings


+def get_event_loop():
+    """Return the current event loop, or create and set one, as Python did before 3.14."""
+    with warnings.catch_warnings():
+        warnings.simplefilter("ignore", DeprecationWarning)
+        try:
+            return asyncio.get_event_loop()
+        except RuntimeError:
+            loop = asyncio.new_event_loop()
+            asyncio.set_event_loop(loop)
+            return loop
+
+
-loop = asyncio.get_event_loop()
+loop = get_event_loop()
 start = loop.create_server(asyncio.Protocol, "127.0.0.1", 0)
 server = loop.run_until_complete(start)
 address = server.sockets[0].getsockname()
-loop = asyncio.get_event_loop()
+loop = get_event_loop()
 connect = loop.create_connection(asyncio.Protocol, *address)
 transport, _ = loop.run_until_complete(connect)
 transport.close()
-loop = asyncio.get_event_loop()
+loop = get_event_loop()
 listen = loop.create_datagram_endpoint(asyncio.DatagramProtocol, ("127.0.0.1", 0))
 transport, _ = loop.run_until_complete(listen)
 transport.close()
 print("done")

@@ what runs when the module is imported
 import asyncio
+import warnings


+def get_event_loop():
+    """Return the current event loop, or create and set one, as Python did before 3.14."""
+    with warnings.catch_warnings():
+        warnings.simplefilter("ignore", DeprecationWarning)
+        try:
+            return asyncio.get_event_loop()
+        except RuntimeError:
+            loop = asyncio.new_event_loop()
+            asyncio.set_event_loop(loop)
+            return loop
+
+
 async def main():
     return "done"


-def start(loop=asyncio.get_event_loop()):
+def start(loop=get_event_loop()):
     return loop.run_until_complete(main())


 class Server:
-    loop = asyncio.get_event_loop()
+    loop = get_event_loop()

     def current(self):
         return asyncio.get_event_loop()


-loop = asyncio.get_event_loop()
+loop = get_event_loop()
 print("made", loop is Server.loop)
 print(start(), loop.run_until_complete(main()))
 if __name__ == "__main__":
-    asyncio.get_event_loop().call_soon(print, "called")
-    asyncio.get_event_loop().run_until_complete(main())
-    asyncio.get_event_loop().close()
+    get_event_loop().call_soon(print, "called")
+    get_event_loop().run_until_complete(main())
+    get_event_loop().close()

@@ an object that may be created before an event loop runs
 import asyncio

 class Client:
     def __init__(self, loop=None, other=None):
!        self.loop = loop or asyncio.get_event_loop()
!        self.other = asyncio.get_event_loop() if other is None else other
!        self.third = loop if loop is not None else asyncio.get_event_loop()
!        self.fourth = loop if loop else asyncio.get_event_loop()

@@ other statements stand between
 import asyncio


 async def main():
     return "done"


 def run():
!    loop = asyncio.get_event_loop()
     task = loop.create_task(main())
     print("made")
     loop.run_until_complete(task)
     return task.result()


 def run_and_close():
!    loop = asyncio.get_event_loop()
     try:
         print("tried")
         loop.run_until_complete(main())
     finally:
         loop.close()

@@ what the loop runs is a part of another statement
 import asyncio


 async def main():
     return "done"


 def run():
!    loop = asyncio.get_event_loop()
     return loop.run_until_complete(main())


 def show():
!    loop = asyncio.get_event_loop()
     print("started")
     if loop.run_until_complete(main()) == "done":
         print("done")


 def other(loop):
     current = asyncio.get_event_loop()
     return loop.run_until_complete(main()), current

@@ another loop runs, or another function
 import asyncio


 def current():
     loop = asyncio.get_event_loop()
     print("found")
     return loop


 def run(main):
     other = asyncio.get_event_loop
     loop = asyncio.new_event_loop()
     print("made", other)
     loop.run_until_complete(main)
     loop.close()


 async def wait():
     loop = asyncio.get_event_loop()

     def later(main):
         loop.run_until_complete(main)

     return later

@@ in a coroutine, and a loop that is created
 import asyncio

 async def main():
     print(asyncio.get_event_loop().is_running())

 loop = asyncio.new_event_loop()
 loop.run_until_complete(main())
 loop.close()
 asyncio.run(main())

@@ a function of that name
 class Loop:
     def run_until_complete(self, work):
         return work

 def get_event_loop():
     return Loop()

 loop = get_event_loop()
 print(loop.run_until_complete("a"), get_event_loop().run_until_complete("b"))
'''
