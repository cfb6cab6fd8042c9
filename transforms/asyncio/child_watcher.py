"""The child watchers of `asyncio` were removed in Python 3.14.

From Python 3.8 on, an event loop watches child processes without a watcher that
is set: with threads, or with `pidfd` where the system has it.
The statements that set up a watcher are deleted.
"""

import asyncio
import asyncio.unix_events
from asyncio import AbstractEventLoopPolicy

deprecated = "3.12"
available = "3.8"
removed = "3.14"
reference = "whatsnew/3.14#removed"
safety = "suggested"


def before_set_up_safe(loop, watcher: Name):
    watcher = asyncio.SafeChildWatcher()
    watcher.attach_loop(loop)
    asyncio.set_child_watcher(watcher)


def after_set_up_safe(loop, watcher: Name):
    pass


def before_set_safe():
    asyncio.set_child_watcher(asyncio.SafeChildWatcher())


def after_set_safe():
    pass


def before_set_up_fast(loop, watcher: Name):
    watcher = asyncio.FastChildWatcher()
    watcher.attach_loop(loop)
    asyncio.set_child_watcher(watcher)


def after_set_up_fast(loop, watcher: Name):
    pass


def before_set_fast():
    asyncio.set_child_watcher(asyncio.FastChildWatcher())


def after_set_fast():
    pass


def before_set_up_threaded(loop, watcher: Name):
    watcher = asyncio.ThreadedChildWatcher()
    watcher.attach_loop(loop)
    asyncio.set_child_watcher(watcher)


def after_set_up_threaded(loop, watcher: Name):
    pass


def before_set_threaded():
    asyncio.set_child_watcher(asyncio.ThreadedChildWatcher())


def after_set_threaded():
    pass


def before_set_multi():
    asyncio.set_child_watcher(asyncio.MultiLoopChildWatcher())


def after_set_multi():
    pass


def before_set_up_pidfd(loop, watcher: Name):
    watcher = asyncio.PidfdChildWatcher()
    watcher.attach_loop(loop)
    asyncio.set_child_watcher(watcher)


def after_set_up_pidfd(loop, watcher: Name):
    pass


def before_set_pidfd():
    asyncio.set_child_watcher(asyncio.PidfdChildWatcher())


def after_set_pidfd():
    pass


def before_attach(loop):
    asyncio.get_child_watcher().attach_loop(loop)


def after_attach(loop):
    pass


def before_get_only():
    asyncio.get_child_watcher()


def after_get_only():
    pass


def before(watcher):
    """Delete the call: the event loop watches the children by itself."""
    return asyncio.set_child_watcher(watcher)


def before_get():
    """Delete it: the event loop watches the children by itself; `asyncio.create_subprocess_exec()` needs no watcher."""
    return asyncio.get_child_watcher()


def before_policy_set(policy: AbstractEventLoopPolicy, watcher):
    """Delete the call: the event loop watches the children by itself."""
    return policy.set_child_watcher(watcher)


def before_policy_get(policy: AbstractEventLoopPolicy):
    """Delete it: the event loop watches the children by itself; `asyncio.create_subprocess_exec()` needs no watcher."""
    return policy.get_child_watcher()


def before_abstract():
    """Delete it: the event loop watches the children by itself."""
    return asyncio.AbstractChildWatcher


def before_base():
    """Delete it: the event loop watches the children by itself."""
    return asyncio.unix_events.BaseChildWatcher


def before_fast():
    """Delete it: the event loop watches the children by itself."""
    return asyncio.FastChildWatcher


def before_safe():
    """Delete it: the event loop watches the children by itself."""
    return asyncio.SafeChildWatcher


def before_multi_loop():
    """Delete it: the event loop watches the children by itself."""
    return asyncio.MultiLoopChildWatcher


def before_threaded():
    """Delete it: the event loop watches the children by itself, with threads where nothing better is there."""
    return asyncio.ThreadedChildWatcher


def before_pidfd():
    """Delete it: the event loop watches the children by itself, with `pidfd` where it is there."""
    return asyncio.PidfdChildWatcher


examples = '''
@@ a watcher is set
 import asyncio

-asyncio.set_child_watcher(asyncio.ThreadedChildWatcher())
-asyncio.set_child_watcher(asyncio.SafeChildWatcher())
-asyncio.set_child_watcher(asyncio.FastChildWatcher())
-asyncio.set_child_watcher(asyncio.MultiLoopChildWatcher())
-asyncio.set_child_watcher(asyncio.PidfdChildWatcher())
 print(asyncio.iscoroutine("set"))

@@ it is attached to an event loop
 import asyncio
-from asyncio import FastChildWatcher

 loop = asyncio.new_event_loop()
-watcher = asyncio.SafeChildWatcher()
-watcher.attach_loop(loop)
-asyncio.set_child_watcher(watcher)
-fast = FastChildWatcher()
-fast.attach_loop(loop)
-asyncio.set_child_watcher(fast)
-threaded = asyncio.ThreadedChildWatcher()
-threaded.attach_loop(loop)
-asyncio.set_child_watcher(threaded)
-asyncio.get_child_watcher().attach_loop(loop)
 loop.close()

@@ in a function, and for its effect only
 import asyncio

 def prepare():
-    asyncio.get_child_watcher()
+    pass

 print(asyncio.iscoroutine(prepare()))

@@ another way to set one
 import asyncio
 from asyncio import ThreadedChildWatcher as Watcher

 def attach(loop, watcher, policy: "asyncio.unix_events.DefaultEventLoopPolicy"):
!    policy.set_child_watcher(Watcher())
!    policy.get_child_watcher()
!    asyncio.set_child_watcher(watcher)
!    current = asyncio.get_child_watcher()
     current.attach_loop(loop)

@@ a class that is used further
 import asyncio
 from asyncio import unix_events

!class Watcher(unix_events.BaseChildWatcher):
     pass

 def watch(name):
!    watchers = {"safe": asyncio.SafeChildWatcher, "fast": asyncio.FastChildWatcher}
!    watchers["pidfd"] = asyncio.PidfdChildWatcher
     return watchers[name]

@@ watchers of one's own
 class Watcher:
     def set_child_watcher(self, watcher):
         self.watcher = watcher

 Watcher().set_child_watcher(5)

@@ with a fallback
 try:
     from asyncio import ThreadedChildWatcher
 except ImportError:
     ThreadedChildWatcher = None
 print("imported")

@@ for an older Python only
 import asyncio
 import sys

 if sys.version_info < (3, 8):
     asyncio.set_child_watcher(asyncio.FastChildWatcher())
'''
