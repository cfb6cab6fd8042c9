import asyncio

asyncio.set_child_watcher(asyncio.ThreadedChildWatcher())
asyncio.set_child_watcher(asyncio.SafeChildWatcher())
asyncio.set_child_watcher(asyncio.FastChildWatcher())
asyncio.set_child_watcher(asyncio.MultiLoopChildWatcher())
asyncio.set_child_watcher(asyncio.PidfdChildWatcher())
print(asyncio.iscoroutine("set"))
import asyncio
from asyncio import FastChildWatcher

loop = asyncio.new_event_loop()
watcher = asyncio.SafeChildWatcher()
watcher.attach_loop(loop)
asyncio.set_child_watcher(watcher)
fast = FastChildWatcher()
fast.attach_loop(loop)
asyncio.set_child_watcher(fast)
threaded = asyncio.ThreadedChildWatcher()
threaded.attach_loop(loop)
asyncio.set_child_watcher(threaded)
asyncio.get_child_watcher().attach_loop(loop)
loop.close()
import asyncio

def prepare():
    asyncio.get_child_watcher()

print(asyncio.iscoroutine(prepare()))
