"""`asyncio.coroutine` was removed in Python 3.11.

A function is added that makes a coroutine function of a generator function, of
one that returns an awaitable object, and of any other. As before, its calls can be
awaited, given to tasks, and handed on by `yield from` in a generator without the
decorator; but they are no generators.
In place of a decorated function, write `async def`, with `await` for
`yield from`, unless it is used as a generator, too.
"""

import asyncio
import collections.abc
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


class CoroutineCall(collections.abc.Coroutine):
    """A call for `await`, for tasks, and for `yield from` in any generator."""

    def __init__(self, steps):
        self.steps = steps

    def __await__(self):
        return self

    __iter__ = __await__

    def __next__(self):
        return next(self.steps)

    def send(self, value):
        return self.steps.send(value)

    def throw(self, error, value=None, traceback=None):
        if traceback is not None:
            value = value.with_traceback(traceback)
        return self.steps.throw(error if value is None else value)

    def close(self):
        self.steps.close()


def coroutine(function):
    """Make a coroutine function, as `asyncio.coroutine` did until Python 3.10."""
    if inspect.iscoroutinefunction(function):
        return function
    if inspect.isgeneratorfunction(function):
        function = types.coroutine(function)

    def run(*args, **kwargs):
        result = function(*args, **kwargs)
        if inspect.isgenerator(result):
            return (yield from result)
        if inspect.isawaitable(result):
            return (yield from result.__await__())
        return result

    @functools.wraps(function)
    def call(*args, **kwargs):
        return CoroutineCall(run(*args, **kwargs))

    if hasattr(inspect, "markcoroutinefunction"):
        return inspect.markcoroutinefunction(call)
    call._is_coroutine = asyncio.coroutines._is_coroutine
    return call


examples = '''
@@ decorated functions
 import asyncio
+import collections.abc
+import functools
+import inspect
+import types


+class CoroutineCall(collections.abc.Coroutine):
+    """A call for `await`, for tasks, and for `yield from` in any generator."""
+
+    def __init__(self, steps):
+        self.steps = steps
+
+    def __await__(self):
+        return self
+
+    __iter__ = __await__
+
+    def __next__(self):
+        return next(self.steps)
+
+    def send(self, value):
+        return self.steps.send(value)
+
+    def throw(self, error, value=None, traceback=None):
+        if traceback is not None:
+            value = value.with_traceback(traceback)
+        return self.steps.throw(error if value is None else value)
+
+    def close(self):
+        self.steps.close()
+
+
+def coroutine(function):
+    """Make a coroutine function, as `asyncio.coroutine` did until Python 3.10."""
+    if inspect.iscoroutinefunction(function):
+        return function
+    if inspect.isgeneratorfunction(function):
+        function = types.coroutine(function)
+
+    def run(*args, **kwargs):
+        result = function(*args, **kwargs)
+        if inspect.isgenerator(result):
+            return (yield from result)
+        if inspect.isawaitable(result):
+            return (yield from result.__await__())
+        return result
+
+    @functools.wraps(function)
+    def call(*args, **kwargs):
+        return CoroutineCall(run(*args, **kwargs))
+
+    if hasattr(inspect, "markcoroutinefunction"):
+        return inspect.markcoroutinefunction(call)
+    call._is_coroutine = asyncio.coroutines._is_coroutine
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
+import collections.abc
+import functools
+import inspect
+import types
+from asyncio import gather, run


+class CoroutineCall(collections.abc.Coroutine):
+    """A call for `await`, for tasks, and for `yield from` in any generator."""
+
+    def __init__(self, steps):
+        self.steps = steps
+
+    def __await__(self):
+        return self
+
+    __iter__ = __await__
+
+    def __next__(self):
+        return next(self.steps)
+
+    def send(self, value):
+        return self.steps.send(value)
+
+    def throw(self, error, value=None, traceback=None):
+        if traceback is not None:
+            value = value.with_traceback(traceback)
+        return self.steps.throw(error if value is None else value)
+
+    def close(self):
+        self.steps.close()
+
+
+def coroutine(function):
+    """Make a coroutine function, as `asyncio.coroutine` did until Python 3.10."""
+    if inspect.iscoroutinefunction(function):
+        return function
+    if inspect.isgeneratorfunction(function):
+        function = types.coroutine(function)
+
+    def run(*args, **kwargs):
+        result = function(*args, **kwargs)
+        if inspect.isgenerator(result):
+            return (yield from result)
+        if inspect.isawaitable(result):
+            return (yield from result.__await__())
+        return result
+
+    @functools.wraps(function)
+    def call(*args, **kwargs):
+        return CoroutineCall(run(*args, **kwargs))
+
+    if hasattr(inspect, "markcoroutinefunction"):
+        return inspect.markcoroutinefunction(call)
+    call._is_coroutine = asyncio.coroutines._is_coroutine
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

@@ a generator without the decorator hands the call on
 import asyncio
+import collections.abc
+import functools
+import inspect
+import types
+
+
+class CoroutineCall(collections.abc.Coroutine):
+    """A call for `await`, for tasks, and for `yield from` in any generator."""
+
+    def __init__(self, steps):
+        self.steps = steps
+
+    def __await__(self):
+        return self
+
+    __iter__ = __await__
+
+    def __next__(self):
+        return next(self.steps)
+
+    def send(self, value):
+        return self.steps.send(value)
+
+    def throw(self, error, value=None, traceback=None):
+        if traceback is not None:
+            value = value.with_traceback(traceback)
+        return self.steps.throw(error if value is None else value)
+
+    def close(self):
+        self.steps.close()
+
+
+def coroutine(function):
+    """Make a coroutine function, as `asyncio.coroutine` did until Python 3.10."""
+    if inspect.iscoroutinefunction(function):
+        return function
+    if inspect.isgeneratorfunction(function):
+        function = types.coroutine(function)
+
+    def run(*args, **kwargs):
+        result = function(*args, **kwargs)
+        if inspect.isgenerator(result):
+            return (yield from result)
+        if inspect.isawaitable(result):
+            return (yield from result.__await__())
+        return result
+
+    @functools.wraps(function)
+    def call(*args, **kwargs):
+        return CoroutineCall(run(*args, **kwargs))
+
+    if hasattr(inspect, "markcoroutinefunction"):
+        return inspect.markcoroutinefunction(call)
+    call._is_coroutine = asyncio.coroutines._is_coroutine
+    return call
+

-@asyncio.coroutine
+@coroutine
 def one():
     yield from asyncio.sleep(0)
     return 1

 def two():
     return (yield from one()) + 1

-@asyncio.coroutine
+@coroutine
 def main():
     print((yield from two()), asyncio.iscoroutine(one()))

 asyncio.run(main())

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
