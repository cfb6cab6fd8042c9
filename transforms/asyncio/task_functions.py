"""`Task.all_tasks()` and `Task.current_task()` were removed in Python 3.9.

They are functions of `asyncio` since Python 3.7.
`asyncio.all_tasks()` leaves out the tasks that are finished, and
`asyncio.current_task()` raises `RuntimeError` where no event loop runs, instead
of returning `None`.
"""

import asyncio
from asyncio import Task

deprecated = "3.7"
available = "3.7"
removed = "3.9"
reference = "whatsnew/3.9#removed"
safety = "suggested"


def before():
    return Task.all_tasks()


def after():
    return asyncio.all_tasks(asyncio.get_event_loop())


def before_of_loop(loop):
    return Task.all_tasks(loop)


def after_of_loop(loop):
    return asyncio.all_tasks(loop := loop)


def before_current(loop=...):
    return Task.current_task(loop)


def after_current(loop=...):
    return asyncio.current_task(loop := loop)


examples = '''
@@ the tasks
 import asyncio

 async def main():
-    print(len(asyncio.Task.all_tasks()))
+    print(len(asyncio.all_tasks(asyncio.get_event_loop())))

 asyncio.run(main())
 loop = asyncio.new_event_loop()
-print(asyncio.Task.all_tasks(loop), asyncio.Task.all_tasks(loop=loop))
+print(asyncio.all_tasks(loop), asyncio.all_tasks(loop=loop))
 loop.close()

@@ the current task, the class imported by name
-from asyncio import Task, get_event_loop, run
+from asyncio import current_task, get_event_loop, run

 async def main():
-    print(Task.current_task().done(), Task.current_task(get_event_loop()).done())
+    print(current_task().done(), current_task(get_event_loop()).done())

 run(main())

@@ the functions
 import asyncio

 async def main():
     print(asyncio.current_task() in asyncio.all_tasks(loop=asyncio.get_event_loop()))

 asyncio.run(main())

@@ another class
 class Task:
     @classmethod
     def all_tasks(cls):
         return [cls()]

     def current_task(self):
         return self

 print(len(Task.all_tasks()), Task().current_task().all_tasks() != [])
'''
