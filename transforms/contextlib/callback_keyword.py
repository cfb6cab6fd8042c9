"""`ExitStack.callback()` takes its function by position since 3.9.

A keyword `callback` is passed on to the function, so that `TypeError` is raised.
"""

from contextlib import AsyncExitStack, ExitStack

deprecated = "3.8"
available = {"contextlib.AsyncExitStack": "3.7"}
removed = "3.9"
reference = "whatsnew/3.8#deprecated"


def before(stack: ExitStack | AsyncExitStack, callback, **keywords):
    return stack.callback(callback=callback, **keywords)


def after(stack: ExitStack | AsyncExitStack, callback, **keywords):
    return stack.callback(callback, **keywords)


def before_async(stack: AsyncExitStack, callback, **keywords):
    return stack.push_async_callback(callback=callback, **keywords)


def after_async(stack: AsyncExitStack, callback, **keywords):
    return stack.push_async_callback(callback, **keywords)


examples = '''
@@ a stack
 from contextlib import ExitStack

 with ExitStack() as stack:
-    stack.callback(callback=print)
-    stack.callback(callback=print, sep="")
+    stack.callback(print)
+    stack.callback(print, sep="")

@@ an asynchronous stack
 import asyncio
 import contextlib

 async def finish(word="done"):
     print(word)

 async def main():
     stack = contextlib.AsyncExitStack()
     async with stack:
-        stack.push_async_callback(callback=finish, word="end")
-        stack.callback(callback=print)
+        stack.push_async_callback(finish, word="end")
+        stack.callback(print)

 loop = asyncio.new_event_loop()
 loop.run_until_complete(main())
 loop.close()

@@ by position, and another class
 from contextlib import ExitStack

 class Button:
     def callback(self, callback):
         callback()

 with ExitStack() as stack:
     stack.callback(print, "a", end="b")
     Button().callback(callback=print)
'''
