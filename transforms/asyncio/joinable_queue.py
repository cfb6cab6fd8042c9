"""`asyncio.JoinableQueue` was removed in Python 3.5.

`asyncio.Queue` has its methods `join()` and `task_done()`.
"""

deprecated = "3.4"
available = "3.4"
removed = "3.5"
reference = "whatsnew/3.5#asyncio"

moves = {"asyncio.JoinableQueue": "asyncio.Queue"}

examples = '''
@@ through the module, and by name
 import asyncio
-from asyncio import JoinableQueue, QueueEmpty
+from asyncio import Queue, QueueEmpty

 def make():
-    return asyncio.JoinableQueue(maxsize=3), JoinableQueue()
+    return asyncio.Queue(maxsize=3), Queue()

@@ the queue of another module
 from multiprocessing import JoinableQueue

 print(JoinableQueue.__name__)
'''
