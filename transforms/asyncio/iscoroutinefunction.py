"""`asyncio.iscoroutinefunction()` is deprecated since Python 3.14.

`inspect.iscoroutinefunction()` replaces it; Python 3.16 removes the old name.
The new function does not see generator functions under `@asyncio.coroutine`,
which Python 3.11 removed, nor functions that are marked with the private
attribute `_is_coroutine`: mark these with `inspect.markcoroutinefunction()`,
which exists since Python 3.12.
"""

import asyncio
import inspect

deprecated = "3.14"
available = "3.5"
reference = "whatsnew/3.14#deprecated"
safety = "suggested"

moves = {
    "asyncio.iscoroutinefunction": "inspect.iscoroutinefunction",
    "asyncio.coroutines.iscoroutinefunction": "inspect.iscoroutinefunction",
}


def before(func):
    return asyncio.iscoroutinefunction(func)


def after(func):
    return inspect.iscoroutinefunction(obj := func)


examples = '''
@@ through the module
-import asyncio
+import inspect

 async def work(): ...

-print(asyncio.iscoroutinefunction(work), asyncio.iscoroutinefunction(func=print))
+print(inspect.iscoroutinefunction(work), inspect.iscoroutinefunction(obj=print))

@@ imported by name, and used as a value
-from asyncio import iscoroutinefunction, sleep
+from asyncio import sleep
+from inspect import iscoroutinefunction

 print(list(map(iscoroutinefunction, [sleep, print])))

@@ under an alias, of the submodule
-from asyncio.coroutines import iscoroutine, iscoroutinefunction as is_async
+from asyncio.coroutines import iscoroutine
+from inspect import iscoroutinefunction as is_async

 print(is_async(print), iscoroutine(5))

@@ the function of `inspect`, and objects instead of functions
 import asyncio
 import inspect

 print(inspect.iscoroutinefunction(asyncio.sleep), asyncio.iscoroutine(5))

@@ a function of that name
 def iscoroutinefunction(function):
     return hasattr(function, "__await__")

 print(iscoroutinefunction(print))
'''
