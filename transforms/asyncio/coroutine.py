"""`asyncio.coroutine` was removed in Python 3.11.

A function is added that makes a coroutine function of a generator function, of
one that returns an awaitable object, and of any other.
In place of a decorated function, write `async def`, with `await` for
`yield from`, unless it is used as a generator, too. The new objects are
coroutines, so `next()` and `for` do not take them. They carry the mark that
`asyncio.iscoroutinefunction()` looks for, which `functools.wraps()` hands on to a
wrapper.
"""

import asyncio
import functools
import inspect
import types

deprecated = "3.8"
available = "3.5"
removed = "3.11"
reference = "whatsnew/3.11#removed"
safety = "suggested"


def before():
    return asyncio.coroutine


def after():
    return coroutine


def before_submodule():
    return asyncio.coroutines.coroutine


def after_submodule():
    return coroutine


def coroutine(function):
    """Make a coroutine function, as `asyncio.coroutine` did until Python 3.10."""
    if inspect.iscoroutinefunction(function):
        return function
    if inspect.isgeneratorfunction(function):
        function = types.coroutine(function)

    @functools.wraps(function)
    async def call(*args, **kwargs):
        result = function(*args, **kwargs)
        if inspect.isawaitable(result):
            return await result
        if inspect.isgenerator(result):
            return await types.coroutine(lambda: (yield from result))()
        return result

    call._is_coroutine = getattr(asyncio.coroutines, "_is_coroutine", None)
    return call


examples = '''
@@ decorated functions
 import asyncio
+import functools
+import inspect
+import types


+def coroutine(function):
+    """Make a coroutine function, as `asyncio.coroutine` did until Python 3.10."""
+    if inspect.iscoroutinefunction(function):
+        return function
+    if inspect.isgeneratorfunction(function):
+        function = types.coroutine(function)
+
+    @functools.wraps(function)
+    async def call(*args, **kwargs):
+        result = function(*args, **kwargs)
+        if inspect.isawaitable(result):
+            return await result
+        if inspect.isgenerator(result):
+            return await types.coroutine(lambda: (yield from result))()
+        return result
+
+    call._is_coroutine = getattr(asyncio.coroutines, "_is_coroutine", None)
+    return call
+
+
 class Greeter:
-    @asyncio.coroutine
+    @coroutine
     def greet(self, name):
         yield from asyncio.sleep(0)
         yield
         return "Hello " + name

-    @asyncio.coroutine
+    @coroutine
     def plain(self):
         return 5


-@asyncio.coroutine
+@coroutine
 def main():
     print((yield from Greeter().greet("a")), (yield from Greeter().plain()))


 asyncio.run(main())

@@ called with a function, under another name
-from asyncio import coroutine as coro, gather, run
+import asyncio
+import functools
+import inspect
+import types
+from asyncio import gather, run


+def coroutine(function):
+    """Make a coroutine function, as `asyncio.coroutine` did until Python 3.10."""
+    if inspect.iscoroutinefunction(function):
+        return function
+    if inspect.isgeneratorfunction(function):
+        function = types.coroutine(function)
+
+    @functools.wraps(function)
+    async def call(*args, **kwargs):
+        result = function(*args, **kwargs)
+        if inspect.isawaitable(result):
+            return await result
+        if inspect.isgenerator(result):
+            return await types.coroutine(lambda: (yield from result))()
+        return result
+
+    call._is_coroutine = getattr(asyncio.coroutines, "_is_coroutine", None)
+    return call
+
+
-answer = coro(lambda value: value + 1)
+answer = coroutine(lambda value: value + 1)


 async def main():
-    work = coro(main_part)
+    work = coroutine(main_part)
     print(await gather(answer(4), work()))


 async def main_part():
     return "part"


 run(main())

@@ a wrapper is a coroutine function, too
 import asyncio
 import functools
+import inspect
+import types


+def coroutine(function):
+    """Make a coroutine function, as `asyncio.coroutine` did until Python 3.10."""
+    if inspect.iscoroutinefunction(function):
+        return function
+    if inspect.isgeneratorfunction(function):
+        function = types.coroutine(function)
+
+    @functools.wraps(function)
+    async def call(*args, **kwargs):
+        result = function(*args, **kwargs)
+        if inspect.isawaitable(result):
+            return await result
+        if inspect.isgenerator(result):
+            return await types.coroutine(lambda: (yield from result))()
+        return result
+
+    call._is_coroutine = getattr(asyncio.coroutines, "_is_coroutine", None)
+    return call
+
+
 def logged(function):
     @functools.wraps(function)
     def wrapper(*args):
         print("called")
         return function(*args)
     return wrapper


 @logged
-@asyncio.coroutine
+@coroutine
 def answer():
     yield from asyncio.sleep(0)
     return 42


 print(asyncio.iscoroutinefunction(answer), asyncio.run(answer()))

@@ another decorator of that name
 import types
 from types import coroutine

 @types.coroutine
 def one():
     yield

 @coroutine
 def two():
     yield

 def asynchronous(function):
     return function

 print(len([one, two]))
'''
