"""Names that `asyncio` had before Python 3.7 were removed.

`async` is a keyword since Python 3.7; the function is called `ensure_future`.
`selectors` and `socketpair` were modules and functions that `asyncio` imported.
"""

import asyncio

deprecated = "3.4"
available = "3.5"
removed = "3.7"
reference = "whatsnew/3.7#api-and-feature-removals"

moves = {
    "asyncio.selectors.DefaultSelector": "selectors.DefaultSelector",
    "asyncio.selectors.EVENT_READ": "selectors.EVENT_READ",
    "asyncio.selectors.EVENT_WRITE": "selectors.EVENT_WRITE",
    "asyncio.selectors.EpollSelector": "selectors.EpollSelector",
    "asyncio.selectors.KqueueSelector": "selectors.KqueueSelector",
    "asyncio.selectors.SelectSelector": "selectors.SelectSelector",
    "asyncio.windows_utils.socketpair": "socket.socketpair",
}


def before():
    return getattr(asyncio, "async")


def after():
    return asyncio.ensure_future


examples = '''
@@ the selectors
 import asyncio
+import selectors

-print(asyncio.selectors.EVENT_READ)
-loop = asyncio.SelectorEventLoop(asyncio.selectors.SelectSelector())
+print(selectors.EVENT_READ)
+loop = asyncio.SelectorEventLoop(selectors.SelectSelector())
 loop.close()

@@ a keyword, and a function of a submodule
 import asyncio

-start = getattr(asyncio, "async")
+start = asyncio.ensure_future
 print(callable(start))

 def pair():
-    from asyncio.windows_utils import socketpair
+    from socket import socketpair
     return socketpair()

@@ the names that stay
 import asyncio
 import selectors

 print(selectors.EVENT_READ, asyncio.SelectorEventLoop.__name__)

@@ where the old name is asked for
 import asyncio

 if hasattr(asyncio, "async"):
     start = getattr(asyncio, "async")
 else:
     start = asyncio.ensure_future
 print(callable(start))
'''
