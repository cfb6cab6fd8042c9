"""The child watchers of `asyncio` were removed in Python 3.14.

The event loop watches the children by itself since Python 3.8, by the best way
that the system has. Python 3.12 warns of the watchers, and 3.14 has none.
Whether something of the program hangs on a certain watcher is not seen in a
call, so these are only told of.
"""

import asyncio
import asyncio.unix_events
from asyncio import AbstractEventLoopPolicy

deprecated = "3.12"
removed = "3.14"
reference = "whatsnew/3.14#asyncio"


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

!asyncio.set_child_watcher(asyncio.ThreadedChildWatcher())
 print("set")

@@ on the policy, imported by name
 import asyncio
 from asyncio import ThreadedChildWatcher as Watcher

!asyncio.get_event_loop_policy().set_child_watcher(Watcher())

@@ a watcher is asked for
 import asyncio

 def attach(loop):
!    watcher = asyncio.get_child_watcher()
     watcher.attach_loop(loop)

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
