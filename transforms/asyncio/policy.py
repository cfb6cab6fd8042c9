"""Event loop policies are deprecated since Python 3.14.

Python 3.16 removes them. A program passes `loop_factory` to `asyncio.run()` or
`asyncio.Runner` instead, which take it since Python 3.12.
"""

import asyncio

deprecated = "3.14"
available = "3.4"
reference = "library/asyncio-policy#asyncio-policies"
safety = "suggested"


def before_new():
    return asyncio.get_event_loop_policy().new_event_loop()


def after_new():
    return asyncio.new_event_loop()


def before_set_loop(loop):
    return asyncio.get_event_loop_policy().set_event_loop(loop)


def after_set_loop(loop):
    return asyncio.set_event_loop(loop)


def before_get_loop():
    return asyncio.get_event_loop_policy().get_event_loop()


def after_get_loop():
    return asyncio.get_event_loop()


def before_new_selector():
    return asyncio.WindowsSelectorEventLoopPolicy().new_event_loop()


def after_new_selector():
    return asyncio.SelectorEventLoop()


def before_new_proactor():
    return asyncio.WindowsProactorEventLoopPolicy().new_event_loop()


def after_new_proactor():
    return asyncio.ProactorEventLoop()


def before_selector():
    """Pass `loop_factory=asyncio.SelectorEventLoop` to `asyncio.run()` or `asyncio.Runner` instead."""
    return asyncio.set_event_loop_policy(asyncio.WindowsSelectorEventLoopPolicy())


def before_proactor():
    """Delete the call, since this is the default on Windows from Python 3.8 on, or pass `loop_factory=asyncio.ProactorEventLoop` to `asyncio.run()`."""
    return asyncio.set_event_loop_policy(asyncio.WindowsProactorEventLoopPolicy())


def before_set(policy):
    """Pass the class of the event loop, or a function that creates one, as `loop_factory` to `asyncio.run()` or `asyncio.Runner`."""
    return asyncio.set_event_loop_policy(policy)


def before_get():
    """Create event loops with `asyncio.new_event_loop()`, or pass `loop_factory` to `asyncio.run()` or `asyncio.Runner`."""
    return asyncio.get_event_loop_policy


def before_abstract():
    """Write a function that creates the event loop, and pass it as `loop_factory` to `asyncio.run()` or `asyncio.Runner`."""
    return asyncio.AbstractEventLoopPolicy


def before_default():
    """Write a function that creates the event loop, and pass it as `loop_factory` to `asyncio.run()` or `asyncio.Runner`."""
    return asyncio.DefaultEventLoopPolicy


def before_windows_selector():
    """Pass `loop_factory=asyncio.SelectorEventLoop` to `asyncio.run()` or `asyncio.Runner` instead."""
    return asyncio.WindowsSelectorEventLoopPolicy


def before_windows_proactor():
    """Pass `loop_factory=asyncio.ProactorEventLoop` to `asyncio.run()` or `asyncio.Runner` instead; it is the default on Windows."""
    return asyncio.WindowsProactorEventLoopPolicy


examples = '''
@@ a method of the current policy
 import asyncio
-from asyncio import get_event_loop_policy as policy

-loop = asyncio.get_event_loop_policy().new_event_loop()
-asyncio.get_event_loop_policy().set_event_loop(loop)
-print(policy().get_event_loop() is loop)
+loop = asyncio.new_event_loop()
+asyncio.set_event_loop(loop)
+print(asyncio.get_event_loop() is loop)
 loop.close()

@@ an event loop of a policy
 import asyncio

 def create(proactor):
     if proactor:
-        return asyncio.WindowsProactorEventLoopPolicy().new_event_loop()
-    return asyncio.WindowsSelectorEventLoopPolicy().new_event_loop()
+        return asyncio.ProactorEventLoop()
+    return asyncio.SelectorEventLoop()

@@ policies for Windows
 import asyncio
 import sys
 from asyncio import DefaultEventLoopPolicy

 if sys.platform == "win32":
!    asyncio.set_event_loop_policy(asyncio.WindowsSelectorEventLoopPolicy())

 def start(proactor):
     if proactor:
!        asyncio.set_event_loop_policy(asyncio.WindowsProactorEventLoopPolicy())
!    policy = asyncio.WindowsSelectorEventLoopPolicy()
!    return policy, asyncio.WindowsProactorEventLoopPolicy

!class Policy(DefaultEventLoopPolicy):
     pass

!print(issubclass(Policy, asyncio.AbstractEventLoopPolicy))

@@ a policy that is set and asked for
 import asyncio

 def run(main, policy):
!    asyncio.set_event_loop_policy(policy)
!    print(asyncio.get_event_loop_policy())
     asyncio.run(main())

@@ without a policy
 import asyncio

 async def main():
     print("done")

 loop = asyncio.SelectorEventLoop()
 loop.run_until_complete(main())
 loop.close()
 asyncio.run(main())

@@ functions of that name
 def get_event_loop_policy():
     return set_event_loop_policy

 def set_event_loop_policy(policy):
     return policy

 print(get_event_loop_policy()("a"))
'''
