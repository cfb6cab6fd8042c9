import asyncio

asyncio.set_child_watcher(asyncio.ThreadedChildWatcher())
print("set")
import asyncio
from asyncio import ThreadedChildWatcher as Watcher

asyncio.get_event_loop_policy().set_child_watcher(Watcher())
import asyncio

def attach(loop):
    watcher = asyncio.get_child_watcher()
    watcher.attach_loop(loop)
