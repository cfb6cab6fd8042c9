"""`Executor.submit()` takes the function by position from Python 3.9 on.

A keyword `fn` is passed on to the function, so that `TypeError` is raised.
"""

from concurrent.futures import Executor

deprecated = "3.8"
available = "3.2"
removed = "3.9"
reference = "whatsnew/3.8#deprecated"


def before(executor: Executor, fn, **keywords):
    return executor.submit(fn=fn, **keywords)


def after(executor: Executor, fn, **keywords):
    return executor.submit(fn, **keywords)


examples = '''
@@ a thread pool
 from concurrent.futures import ThreadPoolExecutor

 with ThreadPoolExecutor() as pool:
-    print(pool.submit(fn=divmod).exception())
-    print(pool.submit(fn=dict, x="5").exception() is None)
+    print(pool.submit(divmod).exception())
+    print(pool.submit(dict, x="5").exception() is None)

@@ by position
 from concurrent.futures import ThreadPoolExecutor

 with ThreadPoolExecutor() as pool:
     print(pool.submit(divmod, 7, 2).result())

@@ another class
 class Pool:
     def submit(self, fn):
         return fn()

 print(Pool().submit(fn=int))
'''
